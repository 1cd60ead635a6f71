#include "maillage/pooling/cost_model.hpp"

#include <cmath>
#include <string>

#include "maillage/core/error.hpp"
#include "pooling/amounts.hpp"

namespace maillage {
namespace {

constexpr std::size_t kMost = 64;  // one bit each

using detail::require_amount;
using detail::require_share;

void check_scale(const ScaleCosts& scale, const std::string& where) {
    require_share(where + "fixed_cost_remaining", scale.fixed_cost_remaining);
    require_share(where + "staff_days_remaining", scale.staff_days_remaining);
    require_amount(where + "capacity_cost_eur", scale.capacity_cost_eur);
    if (!(scale.capacity > 0))
        throw InvalidInput(where + "capacity is " + detail::shown(scale.capacity) +
                           "; expected units > 0, or infinity where nothing is stepped");
    double from = 0;
    double discount = 0;
    for (std::size_t i = 0; i < scale.price_breaks.size(); ++i) {
        const PriceBreak& price = scale.price_breaks[i];
        const std::string name = where + "price_breaks[" + std::to_string(i) + "]";
        require_amount(name + ".from", price.from);
        require_share(name + ".discount", price.discount);
        if (i > 0 && price.from <= from)
            throw InvalidInput(name + ".from is " + detail::shown(price.from) + " after " +
                               detail::shown(from) + "; expected ascending quantities");
        if (price.discount < discount)
            throw InvalidInput(name + ".discount is " + detail::shown(price.discount) + " after " +
                               detail::shown(discount) + "; expected discounts that do not fall");
        from = price.from;
        discount = price.discount;
    }
}

void check_form(const LegalForm& form, std::size_t i) {
    const std::string name = "forms[" + std::to_string(i) + "]";
    if (form.id.empty()) throw InvalidInput(name + ".id is empty; expected the name of a legal form");
    require_amount(name + ".setup_eur", form.setup_eur);
    require_amount(name + ".yearly_eur", form.yearly_eur);
    require_amount(name + ".yearly_per_member_eur", form.yearly_per_member_eur);
    require_amount(name + ".setup_days", form.setup_days);
    require_amount(name + ".yearly_days", form.yearly_days);
    if (form.min_members > form.max_members)
        throw InvalidInput(name + " is for " + std::to_string(form.min_members) + " to " +
                           std::to_string(form.max_members) +
                           " members; expected min_members <= max_members");
}

void check_subsidy(const Subsidy& subsidy, std::size_t i) {
    const std::string name = "subsidies[" + std::to_string(i) + "]";
    require_share(name + ".rate", subsidy.rate);
    require_amount(name + ".flat_eur", subsidy.flat_eur);
    require_amount(name + ".min_cost_eur", subsidy.min_cost_eur);
    if (!(subsidy.ceiling_eur >= 0))
        throw InvalidInput(name + ".ceiling_eur is " + detail::shown(subsidy.ceiling_eur) +
                           "; expected euros >= 0, or infinity where there is no ceiling");
}

}  // namespace

std::vector<LegalForm> usual_legal_forms() {
    const std::vector<std::string> staffed = {"animation", "poste", "observatoire", "accompagnement"};
    return {
        {.id = "convention",
         .setup_eur = 300,
         .setup_days = 4,
         .yearly_days = 1,
         .excluded_kinds = {"achat"}},
        {.id = "groupement", .setup_eur = 800, .setup_days = 5, .yearly_days = 2},
        {.id = "entente", .setup_eur = 500, .setup_days = 6, .yearly_days = 4, .excluded_kinds = {"achat"}},
        {.id = "service-commun",
         .setup_eur = 1500,
         .yearly_eur = 500,
         .setup_days = 12,
         .yearly_days = 6,
         .kinds = staffed},
        {.id = "syndicat-mixte", .setup_eur = 15000, .yearly_eur = 8000, .setup_days = 60, .yearly_days = 30},
        {.id = "petr",
         .setup_eur = 20000,
         .yearly_eur = 12000,
         .setup_days = 80,
         .yearly_days = 40,
         .requires_contiguity = true}};
}

void check_cost_model(const CostModel& model) {
    check_scale(model.scale, "");
    for (const auto& [kind, scale] : model.by_kind) check_scale(scale, "by_kind['" + kind + "'].");
    if (model.forms.size() > kMost || model.subsidies.size() > kMost)
        throw InvalidInput(std::to_string(model.forms.size()) + " legal forms and " +
                           std::to_string(model.subsidies.size()) +
                           " subsidies; expected at most 64 of each");
    for (std::size_t i = 0; i < model.forms.size(); ++i) {
        check_form(model.forms[i], i);
        for (std::size_t j = 0; j < i; ++j)
            if (model.forms[i].id == model.forms[j].id)
                throw InvalidInput("legal form '" + model.forms[i].id +
                                   "' is listed twice; expected it once");
    }
    for (std::size_t i = 0; i < model.subsidies.size(); ++i) check_subsidy(model.subsidies[i], i);
    require_amount("coordination_days_per_member", model.coordination_days_per_member);
    require_amount("coordination_days_per_pair", model.coordination_days_per_pair);
    require_amount("staff_day_eur", model.staff_day_eur);
    require_amount("meetings_per_year", model.meetings_per_year);
    require_amount("km_eur", model.km_eur);
    require_amount("years", model.years);
    require_share("max_subsidy", model.max_subsidy);
}

}  // namespace maillage
