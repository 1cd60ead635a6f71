#include "maillage/pooling/units.hpp"

#include <gtest/gtest.h>

namespace maillage {
namespace {

TEST(Units, quantities_that_measure_the_same_convert) {
    EXPECT_DOUBLE_EQ(*conversion("tonnes", "kg"), 1000.0);
    EXPECT_DOUBLE_EQ(*conversion("kg", "T"), 0.001);
    EXPECT_DOUBLE_EQ(*conversion("heures", "journées"), 1.0 / 7.0);
    EXPECT_DOUBLE_EQ(*conversion("m²", "ha"), 0.0001);
    EXPECT_DOUBLE_EQ(*conversion("m³", "litres"), 1000.0);
    EXPECT_DOUBLE_EQ(*conversion("années", "mois"), 12.0);
    EXPECT_DOUBLE_EQ(*conversion("Ménages", "foyer"), 1.0);
}

TEST(Units, quantities_that_do_not_measure_the_same_do_not_convert) {
    EXPECT_FALSE(conversion("repas", "kg"));
    EXPECT_FALSE(conversion("séances", "jours"));
    EXPECT_FALSE(conversion("", "kg"));
    EXPECT_FALSE(conversion("paniers", "bocaux"));
}

TEST(Units, unknown_units_convert_to_themselves_however_they_are_written) {
    EXPECT_EQ(*conversion("Paniers", "panier"), 1.0);
    EXPECT_EQ(*conversion("", " "), 1.0);
    EXPECT_EQ(*conversion("  Élèves ", "élève"), 1.0);
}

TEST(Units, an_action_in_its_base_unit_costs_the_same) {
    Action action{.variable_cost_eur = 4600, .quantity = 2.5, .unit = "tonnes"};
    const Action same = in_base_unit(action);
    EXPECT_EQ(same.unit, "kg");
    EXPECT_DOUBLE_EQ(same.quantity, 2500.0);
    EXPECT_DOUBLE_EQ(same.quantity * same.variable_cost_eur, action.quantity * action.variable_cost_eur);
    action.unit = "Paniers";
    EXPECT_EQ(in_base_unit(action).unit, "panier");
    EXPECT_EQ(in_base_unit(action).quantity, 2.5);
}

}  // namespace
}  // namespace maillage
