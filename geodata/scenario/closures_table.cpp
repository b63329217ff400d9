#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::Rows;
using results::Type;

/// The service that gains most of the people.
void add_next(Rows& rows, const territory::Territory& territory, const Closure& closure) {
    const territory::Service none;
    const bool has_next = closure.next.exists();
    const territory::Service& next = has_next ? territory.services[closure.next.index()] : none;
    rows.text(next.id)
        .text(next.name)
        .number_if(has_next, closure.next_gains)
        .number_if(has_next, closure.next_has)
        .number(next.capacity)
        .end();
}

}  // namespace

results::Table closures_table(const territory::Territory& territory,
                              const std::vector<Closure>& closures) {
    const auto write = [&](Rows& rows) {
        std::size_t rank = 0;
        for (const Closure& closure : closures) {
            const territory::Service& service = territory.services[closure.service.index()];
            const double others = closure.affected - closure.cut_off;
            rows.count(++rank)
                .text(service.id)
                .text(service.name)
                .number(closure.affected)
                .number(closure.cut_off)
                .number(closure.minutes_added)
                .number_if(others > 0, closure.minutes_added / others)
                .at(service.place);
            add_next(rows, territory, closure);
        }
    };
    return {"closures",
            {{"rank", Type::kCount},
             {"service"},
             {"name"},
             {"affected", Type::kPeople},
             {"cut_off", Type::kPeople},
             {"minutes_added", Type::kPeople},
             {"mean_minutes_added", Type::kMinutes},
             {"next_service"},
             {"next_name"},
             {"next_gains", Type::kPeople},
             {"next_has", Type::kPeople},
             {"next_capacity", Type::kPeople}},
            write,
            results::ShapeType::kPoint};
}

}  // namespace relais::scenario
