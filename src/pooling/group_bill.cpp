#include "pooling/group_bill.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace maillage::detail {
namespace {

constexpr double kDaysPerYear = 365.25;
constexpr Cents kNoCost = std::numeric_limits<Cents>::max();

// What actions of one kind and unit weigh together.
struct Pile {
    double quantity = 0;
    double largest = 0;
    double spent = 0;  // at list prices
};

double break_factor(const ScaleCosts& scale, double largest) {
    return scale.break_scale == BreakScale::kUnits ? 1.0 : largest;
}

// Share of the list price that a quantity costs on average.
double price_share(const ScaleCosts& scale, const Pile& pile) {
    if (pile.quantity <= 0 || scale.price_breaks.empty()) return 1;
    const double factor = break_factor(scale, pile.largest);
    double saved = 0;
    for (std::size_t i = 0; i < scale.price_breaks.size(); ++i) {
        const double from = scale.price_breaks[i].from * factor;
        if (pile.quantity <= from) break;
        const bool last = i + 1 == scale.price_breaks.size();
        const double to =
            last ? pile.quantity : std::min(pile.quantity, scale.price_breaks[i + 1].from * factor);
        saved += (to - from) * scale.price_breaks[i].discount;
    }
    return 1 - saved / pile.quantity;
}

double capacity_cost(const ScaleCosts& scale, double quantity) {
    // A quantity that fills its steps exactly needs no step more because of how numbers are rounded.
    const double steps = std::ceil(quantity / scale.capacity - 1e-9);
    return std::max(0.0, steps) * scale.capacity_cost_eur;
}

// Years begun between the first and the last day of the group's windows.
double years(const Case& about, std::span<const std::uint32_t> group) {
    std::int32_t start = about.actions[group[0]].start;
    std::int32_t end = about.actions[group[0]].end;
    for (const std::uint32_t action : group) {
        const Action& one = about.actions[action];
        start = std::min(start, one.start);
        end = one.end == kNoDay || end == kNoDay ? kNoDay : std::max(end, one.end);
    }
    if (start == kNoDay || end == kNoDay) return about.model.years;
    return std::max(1.0, std::ceil((static_cast<double>(end) - start) / kDaysPerYear - 1e-9));
}

// The bill of a group but for leader and form.
class Bill {
  public:
    Bill(const Case& about, std::span<const std::uint32_t> group) : about_(&about), group_(group) {
        for (const std::uint32_t action : group)
            if (std::find(members_.begin(), members_.end(), about.territory[action]) == members_.end())
                members_.push_back(about.territory[action]);
        std::sort(members_.begin(), members_.end());
        years_ = years(about, group);
        forms_ = ~std::uint64_t{0};
        subsidies_ = ~std::uint64_t{0};
        for (const std::uint32_t action : group) {
            forms_ &= about.forms_for[action];
            subsidies_ &= about.subsidies_for[action];
        }
        volume();
        staff();
        coordination();
        common_ = total(components_);
        for (const std::uint32_t leader : members_)
            led_.push_back(cents(fixed(leader)) + cents(travel(leader)));
    }

    [[nodiscard]] const std::vector<std::uint32_t>& members() const { return members_; }

    [[nodiscard]] bool allows(std::size_t form) const {
        const LegalForm& m = about_->model.forms[form];
        return (forms_ >> form & 1) != 0 && members_.size() >= m.min_members &&
               members_.size() <= m.max_members && (!m.requires_contiguity || in_one_piece());
    }

    // Cents under the member at a place of `members` and a form, as `with` has them in detail.
    [[nodiscard]] Cents cost(std::size_t leader, std::size_t form) const {
        const Cents gross = common_ + led_[leader] + cents(setup(form)) + cents(yearly(form));
        return gross - subsidised(gross, static_cast<std::int32_t>(form));
    }

    [[nodiscard]] double staff_days() const { return staff_days_; }
    // Days that acting together takes under a form.
    [[nodiscard]] double overhead_days(std::size_t form) const {
        const LegalForm& m = about_->model.forms[form];
        return coordination_days_ + m.setup_days + m.yearly_days * years_;
    }

    [[nodiscard]] CostComponents with(std::uint32_t leader, std::int32_t form) const {
        CostComponents found = components_;
        found.fixed = euros(cents(fixed(leader)));
        found.travel = euros(cents(travel(leader)));
        if (form >= 0) {
            const auto m = static_cast<std::size_t>(form);
            found.form_setup = euros(cents(setup(m)));
            found.form_yearly = euros(cents(yearly(m)));
        }
        found.subsidies = euros(subsidised(total(found), form));
        return found;
    }

  private:
    [[nodiscard]] double setup(std::size_t form) const {
        const LegalForm& m = about_->model.forms[form];
        return m.setup_eur + m.setup_days * about_->model.staff_day_eur;
    }
    [[nodiscard]] double yearly(std::size_t form) const {
        const LegalForm& m = about_->model.forms[form];
        const auto n = static_cast<double>(members_.size());
        return years_ *
               (m.yearly_eur + m.yearly_per_member_eur * n + m.yearly_days * about_->model.staff_day_eur);
    }

    // Whether every member reaches every other through neighbours that are members.
    [[nodiscard]] bool in_one_piece() const {
        if (about_->adjacent.empty()) return false;
        std::vector<std::uint32_t> reached = {members_[0]};
        for (std::size_t i = 0; i < reached.size(); ++i)
            for (const std::uint32_t v : members_)
                if (about_->adjacent[reached[i] * about_->territories.size() + v] != 0 &&
                    std::find(reached.begin(), reached.end(), v) == reached.end())
                    reached.push_back(v);
        return reached.size() == members_.size();
    }

    void volume() {
        double variable = 0;
        double capacity = 0;
        for (std::size_t i = 0; i < group_.size(); ++i) {
            const std::uint32_t first = group_[i];
            if (seen_before(i)) continue;
            Pile pile;
            for (std::size_t j = i; j < group_.size(); ++j) {
                const Action& one = about_->actions[group_[j]];
                if (about_->pile[group_[j]] != about_->pile[first]) continue;
                pile.quantity += one.quantity;
                pile.largest = std::max(pile.largest, one.quantity);
                pile.spent += one.quantity * one.variable_cost_eur;
            }
            const ScaleCosts& scale = *about_->scale[first];
            variable += pile.spent * price_share(scale, pile);
            capacity += capacity_cost(scale, pile.quantity);
        }
        components_.variable = euros(cents(variable));
        components_.capacity = euros(cents(capacity));
    }
    [[nodiscard]] bool seen_before(std::size_t i) const {
        for (std::size_t j = 0; j < i; ++j)
            if (about_->pile[group_[j]] == about_->pile[group_[i]]) return true;
        return false;
    }

    // The largest number of days is worked in full, the others keep what pooling does not save.
    void staff() {
        double largest = 0;
        double largest_part = 0;
        double rest = 0;
        for (const std::uint32_t action : group_) {
            const double days = about_->actions[action].staff_days;
            const double part = about_->scale[action]->staff_days_remaining * days;
            rest += part;
            if (days > largest) {
                largest = days;
                largest_part = part;
            }
        }
        staff_days_ = largest + (rest - largest_part);
        components_.staff = euros(cents(staff_days_ * about_->model.staff_day_eur));
    }

    void coordination() {
        const auto n = static_cast<double>(members_.size());
        if (members_.size() < 2) return;
        const CostModel& model = about_->model;
        const double days = years_ * (model.coordination_days_per_member * (n - 1) +
                                      model.coordination_days_per_pair * n * (n - 1) / 2);
        coordination_days_ = days;
        components_.coordination = euros(cents(days * model.staff_day_eur));
    }

    // One fixed cost in full: the largest of the group, or of the leader.
    [[nodiscard]] double fixed(std::uint32_t leader) const {
        double remaining = 0;
        double carried = 0;
        double carried_part = 0;
        for (const std::uint32_t action : group_) {
            const double cost = about_->actions[action].fixed_cost_eur;
            const double part = about_->scale[action]->fixed_cost_remaining * cost;
            remaining += part;
            const bool may =
                about_->model.carried == CarriedCost::kLargest || about_->territory[action] == leader;
            if (may && cost > carried) {
                carried = cost;
                carried_part = part;
            }
        }
        return remaining + (carried - carried_part);
    }

    [[nodiscard]] double travel(std::uint32_t leader) const {
        if (about_->distances_km.empty() || members_.size() < 2) return 0;
        const double* row = about_->distances_km.data() + leader * about_->territories.size();
        double km = 0;
        for (const std::uint32_t member : members_) km += row[member];
        return 2 * km * about_->model.meetings_per_year * about_->model.km_eur * years_;
    }

    [[nodiscard]] Cents subsidised(Cents gross, std::int32_t form) const {
        const CostModel& model = about_->model;
        Cents sum = 0;
        for (std::size_t s = 0; s < model.subsidies.size(); ++s) {
            const Subsidy& subsidy = model.subsidies[s];
            if ((subsidies_ >> s & 1) == 0 || members_.size() < subsidy.min_members) continue;
            if (!subsidy.forms.empty() && (form < 0 || (about_->subsidised_forms[s] >> form & 1) == 0))
                continue;
            if (euros(gross) < subsidy.min_cost_eur) continue;
            sum += cents(std::min(subsidy.rate * euros(gross) + subsidy.flat_eur,
                                  std::min(subsidy.ceiling_eur, euros(gross))));
        }
        return std::min(sum, cents(model.max_subsidy * euros(gross)));
    }

    const Case* about_;
    std::span<const std::uint32_t> group_;
    std::vector<std::uint32_t> members_;
    std::uint64_t forms_ = 0;
    std::uint64_t subsidies_ = 0;
    double years_ = 1;
    double staff_days_ = 0;
    double coordination_days_ = 0;

    CostComponents components_;  // but for leader and form
    Cents common_ = 0;           // of these
    std::vector<Cents> led_;     // what each member adds as leader
};

// Whether a leader stands before another where both cost the same: who planned to spend more, then the first.
bool before(const Case& about, std::span<const std::uint32_t> group, std::uint32_t a, std::uint32_t b) {
    double more = 0;
    for (const std::uint32_t action : group) {
        if (about.territory[action] == a) more += about.alone[action];
        if (about.territory[action] == b) more -= about.alone[action];
    }
    return more > 0 || (more == 0 && a < b);
}

}  // namespace

Cents total(const CostComponents& of) {
    return cents(of.form_setup) + cents(of.form_yearly) + cents(of.fixed) + cents(of.capacity) +
           cents(of.variable) + cents(of.coordination) + cents(of.travel) + cents(of.staff) -
           cents(of.subsidies);
}

CostComponents alone_components(const Case& about, std::uint32_t action) {
    return Bill(about, std::span(&action, 1)).with(about.territory[action], -1);
}

GroupCost pooled_cost(const Case& about, std::span<const std::uint32_t> group) {
    const Bill bill(about, group);
    GroupCost found;
    found.territories = bill.members().size();

    Cents first = kNoCost;
    Cents second = kNoCost;
    const auto leads = [&](const Arrangement& a, const Arrangement& b) {
        return before(about, group, static_cast<std::uint32_t>(a.leader),
                      static_cast<std::uint32_t>(b.leader));
    };
    for (std::size_t form = 0; form < about.model.forms.size(); ++form) {
        if (!bill.allows(form)) continue;
        for (std::size_t i = 0; i < bill.members().size(); ++i) {
            const Arrangement offered{static_cast<std::int32_t>(bill.members()[i]),
                                      static_cast<std::int32_t>(form)};
            const Cents cost = bill.cost(i, form);
            if (cost < first || (cost == first && leads(offered, found.best))) {
                second = std::exchange(first, cost);
                found.runner_up = std::exchange(found.best, offered);
            } else if (cost < second || (cost == second && leads(offered, found.runner_up))) {
                second = cost;
                found.runner_up = offered;
            }
        }
    }
    if (first == kNoCost) return found;
    found.overhead_days = bill.overhead_days(static_cast<std::size_t>(found.best.form));
    found.staff_days = bill.staff_days() + found.overhead_days;

    found.components = bill.with(static_cast<std::uint32_t>(found.best.leader), found.best.form);
    found.cost_eur = euros(first);
    if (second != kNoCost) found.gap_eur = euros(second - first);
    return found;
}

}  // namespace maillage::detail
