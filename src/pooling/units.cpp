#include "maillage/pooling/units.hpp"

#include <unordered_map>
#include <utility>

#include "pooling/folded.hpp"

namespace maillage {
namespace {

constexpr double kHoursOfADay = 7.0;  // the legal working day

struct Named {
    const char* name;
    const char* base;
    double factor;
};

constexpr Named kUnits[] = {
    {"g", "kg", 0.001},
    {"gramme", "kg", 0.001},
    {"kg", "kg", 1.0},
    {"kilo", "kg", 1.0},
    {"kilogramme", "kg", 1.0},
    {"quintal", "kg", 100.0},
    {"quintaux", "kg", 100.0},
    {"t", "kg", 1000.0},
    {"tonne", "kg", 1000.0},
    {"cl", "l", 0.01},
    {"l", "l", 1.0},
    {"litre", "l", 1.0},
    {"hl", "l", 100.0},
    {"hectolitre", "l", 100.0},
    {"m3", "l", 1000.0},
    {"metre cube", "l", 1000.0},
    {"m2", "ha", 0.0001},
    {"metre carre", "ha", 0.0001},
    {"are", "ha", 0.01},
    {"ha", "ha", 1.0},
    {"hectare", "ha", 1.0},
    {"km2", "ha", 100.0},
    {"m", "km", 0.001},
    {"metre", "km", 0.001},
    {"km", "km", 1.0},
    {"kilometre", "km", 1.0},
    {"h", "jour", 1.0 / kHoursOfADay},
    {"heure", "jour", 1.0 / kHoursOfADay},
    {"demi journee", "jour", 0.5},
    {"j", "jour", 1.0},
    {"jour", "jour", 1.0},
    {"journee", "jour", 1.0},
    {"jour agent", "jour", 1.0},
    {"mois", "mois", 1.0},
    {"trimestre", "mois", 3.0},
    {"semestre", "mois", 6.0},
    {"an", "mois", 12.0},
    {"ans", "mois", 12.0},
    {"annee", "mois", 12.0},
    {"repas", "repas", 1.0},
    {"couvert", "repas", 1.0},
    {"seance", "séance", 1.0},
    {"session", "séance", 1.0},
    {"foyer", "foyer", 1.0},
    {"menage", "foyer", 1.0},
    {"famille", "foyer", 1.0},
    {"exploitation", "exploitation", 1.0},
    {"exploitation agricole", "exploitation", 1.0},
    {"ferme", "exploitation", 1.0},
    {"cantine", "cantine", 1.0},
    {"restaurant scolaire", "cantine", 1.0},
    {"exemplaire", "exemplaire", 1.0},
    {"copie", "exemplaire", 1.0},
    {"euro", "euro", 1.0},
    {"eur", "euro", 1.0},
    {"k euro", "euro", 1000.0},
};

const std::unordered_map<std::string, Unit>& units() {
    static const auto kByName = [] {
        std::unordered_map<std::string, Unit> found;
        for (const Named& unit : kUnits) found[detail::folded_singular(unit.name)] = {unit.base, unit.factor};
        return found;
    }();
    return kByName;
}

}  // namespace

Unit unit_named(std::string_view name) {
    std::string key = detail::folded_singular(name);
    const auto known = units().find(key);
    return known == units().end() ? Unit{std::move(key), 1.0} : known->second;
}

std::optional<double> conversion(std::string_view from, std::string_view to) {
    const Unit one = unit_named(from);
    const Unit other = unit_named(to);
    if (one.base != other.base) return std::nullopt;
    return one.factor / other.factor;
}

Action in_base_unit(Action action) {
    Unit unit = unit_named(action.unit);
    if (unit.factor != 1.0) {
        action.quantity *= unit.factor;
        action.variable_cost_eur /= unit.factor;
    }
    action.unit = std::move(unit.base);
    return action;
}

}  // namespace maillage
