#include "tools/demonstration/plane.h"

namespace relais::demonstration {
namespace {

void wind(Path& path, Point a, Point b, double push, const Winding& how, Random& random) {
    const Point along = b - a;
    if (dot(along, along) <= how.step * how.step) {
        path.push_back(b);
        return;
    }
    const Point middle =
        a + along * random.between(0.42, 0.58) + left_of(along) * (push * random.bell());
    wind(path, a, middle, push * how.calming, how, random);
    wind(path, middle, b, push * how.calming, how, random);
}

}  // namespace

Path winding(Point a, Point b, const Winding& how, Random& random) {
    Path path{a};
    wind(path, a, b, how.roughness, how, random);
    return path;
}

}  // namespace relais::demonstration
