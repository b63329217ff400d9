#include <algorithm>

#include "geodata/results/trip.h"

namespace relais::results {

TimeSpent time_spent(const Trip& trip) {
    TimeSpent spent;
    spent.walking = to_seconds(trip.from.walk + trip.to.walk);
    for (const routes::Step& step : trip.steps) {
        double moving = step.ticks / 10.0;
        for (const routes::Wait& wait : step.waits) {
            routes::add_wait(spent.waits, wait);
            moving -= wait.seconds;
        }
        spent.bends += step.bends_seconds;
        spent.slopes += step.slopes_seconds;
        spent.at_speed += moving - step.bends_seconds - step.slopes_seconds;
    }
    std::stable_sort(
        spent.waits.begin(), spent.waits.end(),
        [](const routes::Wait& a, const routes::Wait& b) { return a.seconds > b.seconds; });
    return spent;
}

}  // namespace relais::results
