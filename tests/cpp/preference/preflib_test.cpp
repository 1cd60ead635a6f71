#include "maillage/preference/preflib.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "shared_data.hpp"

namespace maillage {
namespace {

namespace fs = std::filesystem;
using Ranks = RowMatrix<std::int64_t>;

std::string bytes_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

PrefLibFile read_text(const std::string& text, const std::string& name = "test.txt") {
    std::istringstream stream(text);
    return read_preflib(stream, name);
}

std::string written(const PrefLibFile& file) {
    std::ostringstream stream;
    write_preflib(file, stream);
    return stream.str();
}

std::vector<unsigned> row_of(const PreferenceMatrix& preferences, std::size_t row) {
    std::vector<unsigned> levels;
    for (std::size_t topic = 0; topic < preferences.n_topics(); ++topic)
        levels.push_back(preferences.level(row, topic));
    return levels;
}

// A header for alternatives a, b, c, ... and, for cat, the given categories.
std::string header(const std::string& kind, int alternatives,
                   const std::vector<std::string>& categories = {}) {
    std::string text = "# TITLE: small\n# DATA TYPE: " + kind + "\n";
    for (std::size_t i = 0; i < categories.size(); ++i) {
        text += "# CATEGORY NAME " + std::to_string(i + 1) + ": " + categories[i] + "\n";
    }
    for (int i = 0; i < alternatives; ++i) {
        text += "# ALTERNATIVE NAME " + std::to_string(i + 1) + ": " + static_cast<char>('a' + i) + "\n";
    }
    return text;
}

// The format again, slowly: regular expressions over whole lines.
struct NaiveFile {
    std::map<int, std::size_t> column;
    std::vector<double> counts;
    std::vector<std::vector<unsigned>> rows;
};

NaiveFile read_naively(const fs::path& path) {
    static const std::regex alternative("# ALTERNATIVE NAME (\\d+): (.*)");
    static const std::regex item("\\{([\\d,]*)\\}|(\\d+)");
    static const std::regex number("\\d+");
    NaiveFile file;
    std::ifstream stream(path);
    std::smatch match;
    for (std::string line; std::getline(stream, line);) {
        if (std::regex_match(line, match, alternative))
            file.column.emplace(std::stoi(match[1]), file.column.size());
        if (line.empty() || line[0] == '#') continue;
        const std::size_t colon = line.find(':');
        const std::string order = line.substr(colon + 1);
        std::vector<unsigned> row(file.column.size(), 0);
        unsigned level = 0;
        for (std::sregex_iterator i(order.begin(), order.end(), item), end; i != end; ++i) {
            ++level;
            const std::string group = i->str();
            for (std::sregex_iterator n(group.begin(), group.end(), number); n != end; ++n) {
                row[file.column.at(std::stoi(n->str()))] = level;
            }
        }
        file.counts.push_back(std::stod(line.substr(0, colon)));
        file.rows.push_back(row);
    }
    return file;
}

TEST(PrefLib, reads_real_files_as_a_slow_reader_does) {
    MAILLAGE_NEEDS_SHARED_DATA();
    const fs::path folder = test::shared_data() / "ballots";
    for (const char* name :
         {"nasa_mariner.toc", "debian_2012_leader.toc", "debian_2002_leader.soi", "berkeley_2010_d7.toi",
          "parser_fixtures/test1.toi", "parser_fixtures/test3.toc", "parser_fixtures/test4.cat"}) {
        SCOPED_TRACE(name);
        const NaiveFile expected = read_naively(folder / name);
        const PrefLibFile file = read_preflib(folder / name);
        EXPECT_EQ(file.preferences.weights(), expected.counts);
        ASSERT_EQ(file.preferences.n_agents(), expected.rows.size());
        for (std::size_t row = 0; row < expected.rows.size(); ++row) {
            EXPECT_EQ(row_of(file.preferences, row), expected.rows[row]) << "ballot " << row;
        }
    }
}

TEST(PrefLib, keeps_names_numbers_counts_and_metadata) {
    MAILLAGE_NEEDS_SHARED_DATA();
    const PrefLibFile file = read_preflib(test::shared_data() / "ballots" / "debian_2012_leader.toc");
    EXPECT_EQ(file.kind, PrefLibKind::toc);
    EXPECT_EQ(file.preferences.total_weight(), 403);
    EXPECT_EQ(file.preferences.topics(),
              (std::vector<std::string>{"Candidate 1", "Candidate 2", "Candidate 3", "None Of The Above"}));
    const auto fields = metadata(file);
    ASSERT_EQ(fields.size(), 8U);
    EXPECT_EQ(fields[1], (std::pair<std::string, std::string>("TITLE", "Debian 2012 Leader")));
    EXPECT_EQ(fields[4].second, "00002-00000007.soi");

    const PrefLibFile gaps = read_preflib(test::shared_data() / "ballots" / "parser_fixtures" / "test3.toc");
    EXPECT_EQ(gaps.alternatives[3], (PrefLibName{6, "d"}));
}

TEST(PrefLib, writes_real_files_byte_for_byte) {
    MAILLAGE_NEEDS_SHARED_DATA();
    const fs::path folder = test::shared_data() / "ballots";
    for (const char* name :
         {"nasa_mariner.toc", "debian_2012_leader.toc", "debian_2002_leader.soi", "berkeley_2010_d7.toi",
          "parser_fixtures/test1.toi", "parser_fixtures/test3.toc", "parser_fixtures/test4.cat"}) {
        SCOPED_TRACE(name);
        EXPECT_EQ(written(read_preflib(folder / name)), bytes_of(folder / name));
    }
}

TEST(PrefLib, refuses_an_alternative_that_the_header_does_not_name) {
    MAILLAGE_NEEDS_SHARED_DATA();
    const fs::path path = test::shared_data() / "ballots" / "parser_fixtures" / "test2.soi";
    try {
        (void)read_preflib(path);
        FAIL() << "no error";
    } catch (const FileError& error) {
        EXPECT_EQ(error.what(), path.string() +
                                    ", line 20, column 8: there is no alternative 6 among the 5 that the "
                                    "header names");
    }
}

TEST(PrefLib, writes_every_style_byte_for_byte) {
    const std::string crlf =
        "\xEF\xBB\xBF# TITLE: \xC3\xA9t\xC3\xA9\r\n#comment\r\n# ALTERNATIVE NAME 1: a\r\n"
        "# ALTERNATIVE NAME 2: b  \r\n# DATA TYPE: toc\r\n# NUMBER ALTERNATIVES:2\r\n"
        "# NUMBER VOTERS: 3\r\n# NUMBER UNIQUE ORDERS: 2\r\n2:1, 2\r\n1:{1, 2}";
    EXPECT_EQ(written(read_text(crlf)), crlf);
    const std::string cat =
        "# X: y: z\n# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 9\n# NUMBER UNIQUE "
        "PREFERENCES: 2\n"
        "# NUMBER CATEGORIES: 3\n# CATEGORY NAME 0: Good\n# CATEGORY NAME 1: Fair\n# CATEGORY NAME 2: Bad\n"
        "# ALTERNATIVE NAME 3: c\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n7: {3,1},{},2\n2: "
        "{},1,{}\n";
    EXPECT_EQ(written(read_text(cat)), cat);
}

TEST(PrefLib, accepts_oddly_typed_ballots_and_writes_them_as_they_were) {
    const std::string ballots = " 2 :\t1 , { 3 , 2 } ,\n1: \n003:{2},{1,03}\n4:2,\n5:{3,1}, 2\n6:{1,2}\n";
    const PrefLibFile file = read_text(header("toi", 3) + "\n" + ballots + "\n");
    EXPECT_EQ(row_of(file.preferences, 0), (std::vector<unsigned>{1, 2, 2}));
    EXPECT_EQ(row_of(file.preferences, 1), (std::vector<unsigned>{0, 0, 0}));
    EXPECT_EQ(row_of(file.preferences, 2), (std::vector<unsigned>{2, 1, 2}));
    EXPECT_TRUE(written(file).ends_with(ballots)) << written(file);
}

TEST(PrefLib, an_odd_line_that_says_something_else_than_the_ballot_is_not_written) {
    PrefLibFile file = read_text(header("toc", 3) + "2: {2,1},3\n1: 1,{3,2},\n");
    ASSERT_EQ(file.odd_lines.size(), 2U);
    file.preferences = file.preferences.with_weights({2, 7});
    EXPECT_TRUE(written(file).ends_with("2: {2,1},3\n7: 1,{2,3}\n")) << written(file);
    file.preferences =
        PreferenceMatrix::from_ranks(Ranks{{1, 2, 2}, {1, 1, 1}}, {{"a", "b", "c"}, {}, {2, 7}});
    EXPECT_TRUE(written(file).ends_with("2: 1,{2,3}\n7: {1,2,3}\n")) << written(file);
}

TEST(PrefLib, only_16_MB_of_odd_lines_are_kept) {
    std::string text = header("toc", 3);
    const std::string odd = "1: {2,1},3" + std::string(1'000'000, ' ') + "\n";
    for (int i = 0; i < 17; ++i) text += odd;
    EXPECT_TRUE(read_text(text).odd_lines.empty());
    EXPECT_EQ(read_text(header("toc", 3) + odd).odd_lines.size(), 1U);
}

TEST(PrefLib, lines_repeated_for_one_order_count_together) {
    const auto tally = pairwise_tally(read_text(header("soc", 2) + "2: 1,2\n3: 1,2\n1: 2,1\n").preferences);
    EXPECT_EQ(tally.wins(0, 1), 5);
    EXPECT_EQ(tally.wins(1, 0), 1);
}

TEST(PrefLib, infers_the_strictest_kind_where_nothing_says_it) {
    const std::string names = "# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n# ALTERNATIVE NAME 3: c\n";
    EXPECT_EQ(read_text(names + "1: 1,2,3\n").kind, PrefLibKind::soc);
    EXPECT_EQ(read_text(names + "1: 1,2,3\n1: 1\n").kind, PrefLibKind::soi);
    EXPECT_EQ(read_text(names + "1: {1,2},3\n").kind, PrefLibKind::toc);
    EXPECT_EQ(read_text(names + "1: {1,2}\n").kind, PrefLibKind::toi);
    EXPECT_EQ(read_text(names + "1: 1,2,3\n", "x.TOI").kind, PrefLibKind::toi);
    EXPECT_EQ(read_text("# CATEGORY NAME 1: Yes\n" + names + "1: {1,2}\n").kind, PrefLibKind::cat);
}

TEST(PrefLib, two_categories_are_yes_no_and_no_answer) {
    const auto p = read_text(header("cat", 3, {"Yes", "No"}) + "4: 1,2\n1: {},{1,2,3}\n").preferences;
    EXPECT_EQ(p.kind(), PreferenceKind::approvals);
    EXPECT_EQ(row_of(p, 0), (std::vector<unsigned>{1, 2, 0}));
    EXPECT_EQ(row_of(p, 1), (std::vector<unsigned>{2, 2, 2}));
}

TEST(PrefLib, one_category_lists_the_yes_and_the_rest_is_no) {
    const std::string text = header("cat", 3, {"Approved"}) + "4: {1,3}\n1: {}\n";
    const auto p = read_text(text).preferences;
    EXPECT_EQ(p.kind(), PreferenceKind::approvals);
    EXPECT_EQ(row_of(p, 0), (std::vector<unsigned>{1, 2, 1}));
    EXPECT_EQ(row_of(p, 1), (std::vector<unsigned>{2, 2, 2}));
    EXPECT_TRUE(written(read_text(text)).ends_with("4: {1,3}\n1: {}\n"));
}

TEST(PrefLib, more_categories_are_ranks_by_their_number) {
    const auto p =
        read_text(header("cat", 4, {"Good", "Fair", "Bad"}) + "1: 1,{},{2,4}\n1: {},3\n").preferences;
    EXPECT_EQ(p.kind(), PreferenceKind::ranks);
    EXPECT_EQ(row_of(p, 0), (std::vector<unsigned>{1, 3, 0, 3}));
    EXPECT_EQ(row_of(p, 1), (std::vector<unsigned>{0, 0, 2, 0}));
}

TEST(PrefLib, more_than_255_levels_take_two_bytes) {
    std::string names = "# DATA TYPE: soi\n";
    std::string order;
    for (int i = 1; i <= 300; ++i) {
        names += "# ALTERNATIVE NAME " + std::to_string(i) + ": n" + std::to_string(i) + "\n";
        order += (i > 1 ? "," : "") + std::to_string(i);
    }
    const std::string text = names + "5: 7,2\n1: " + order + "\n2: 300\n";
    const PrefLibFile file = read_text(text);
    ASSERT_EQ(file.preferences.levels16().size(), 900U);
    EXPECT_EQ(file.preferences.level(0, 1), 2U);
    EXPECT_EQ(file.preferences.level(1, 299), 300U);
    EXPECT_EQ(file.preferences.level(2, 299), 1U);
    EXPECT_TRUE(written(file).ends_with("5: 7,2\n1: " + order + "\n2: 300\n"));
}

TEST(PrefLib, reads_files_from_before_2022) {
    const std::string old_file =
        "3\n1,Lyon\n2, Saint-Étienne, Firminy\n3,Roanne\n6,6,3\n3,1,{2,3}\n2,3,1,2\n1,{}\n";
    const std::string new_file =
        "# DATA TYPE: toi\n# ALTERNATIVE NAME 1: Lyon\n# ALTERNATIVE NAME 2: Saint-Étienne, Firminy\n"
        "# ALTERNATIVE NAME 3: Roanne\n3: 1,{2,3}\n2: 3,1,2\n1: \n";
    const PrefLibFile file = read_text(old_file, "old.toi");
    EXPECT_EQ(file.preferences, read_text(new_file).preferences);
    EXPECT_EQ(file.kind, PrefLibKind::toi);
    EXPECT_EQ(read_text(written(file)).preferences, file.preferences);
}

TEST(PrefLib, converts_a_windows_1252_header) {
    const PrefLibFile file = read_text(
        "# TITLE: d\xE9"
        "bat \x96 \x9Cuvre\n# ALTERNATIVE NAME 1: Is\xE8re\n1: 1\n");
    EXPECT_EQ(file.preferences.topics().front(), "Isère");
    EXPECT_EQ(metadata(file).front().second, "débat – œuvre");
    EXPECT_NE(written(file).find("# TITLE: débat – œuvre\n"), std::string::npos);
}

TEST(PrefLib, changed_fields_are_written_anew_and_counts_follow_the_ballots) {
    PrefLibFile file = read_text(
        "# TITLE:old\n# NUMBER VOTERS: 2\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n"
        "# DATA TYPE: soc\n2: 1,2\n");
    file.header[0].value = "new";
    file.preferences = file.preferences.with_weights({5});
    EXPECT_EQ(written(file),
              "# TITLE: new\n# NUMBER VOTERS: 5\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n"
              "# DATA TYPE: soc\n5: 1,2\n");
    file.header.clear();
    EXPECT_EQ(written(file),
              "# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 5\n# NUMBER UNIQUE ORDERS: 1\n"
              "# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n5: 1,2\n");
}

TEST(PrefLib, preferences_become_a_file_with_equal_ballots_added_up) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2, 2}, {2, 1, 0}, {1, 4, 4}, {0, 0, 0}},
                                                {{"data", "means", "roles"}, {}, {1, 4, 2, 1}});
    const PrefLibFile file = to_preflib(p, {{}, {{"TITLE", "Launch"}, {"NOTE", "invented"}}});
    EXPECT_EQ(
        written(file),
        "# FILE NAME: \n# TITLE: Launch\n# DESCRIPTION: \n# DATA TYPE: toi\n# MODIFICATION TYPE: original\n"
        "# RELATES TO: \n# RELATED FILES: \n# PUBLICATION DATE: \n# MODIFICATION DATE: \n# NOTE: invented\n"
        "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 8\n# NUMBER UNIQUE ORDERS: 3\n# ALTERNATIVE NAME 1: "
        "data\n"
        "# ALTERNATIVE NAME 2: means\n# ALTERNATIVE NAME 3: roles\n4: 2,1\n3: 1,{2,3}\n1: \n");
}

TEST(PrefLib, approvals_become_yes_and_no) {
    const auto p = PreferenceMatrix::from_approvals(
        RowMatrix<double>{{1, 0, std::numeric_limits<double>::quiet_NaN()}, {0, 0, 0}},
        {{"a", "b", "c"}, {}, {}});
    const PrefLibFile file = to_preflib(p);
    EXPECT_EQ(file.preferences, p);
    const std::string text = written(file);
    EXPECT_NE(text.find("# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n"),
              std::string::npos);
    EXPECT_TRUE(text.ends_with("1: 1,2\n1: {},{1,2,3}\n")) << text;
    EXPECT_EQ(read_text(text).preferences, p);
}

TEST(PrefLib, ranks_go_into_categories_on_request) {
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 4, 4}, {2, 0, 1}}, {{"a", "b", "c"}, {}, {}});
    const std::string text = written(to_preflib(p, {PrefLibKind::cat, {}}));
    EXPECT_TRUE(text.ends_with("1: 1,{},{},{2,3}\n1: 3,1,{},{}\n")) << text;
    EXPECT_EQ(read_text(text).preferences, p);
}

TEST(PrefLib, random_preferences_survive_writing_and_reading) {
    std::mt19937 random(2020);
    for (int trial = 0; trial < 200; ++trial) {
        const auto agents = static_cast<Eigen::Index>(1 + random() % 12);
        const auto topics = static_cast<Eigen::Index>(1 + random() % 6);
        Ranks ranks(agents, topics);
        std::vector<double> weights;
        for (Eigen::Index row = 0; row < agents; ++row) {
            for (Eigen::Index column = 0; column < topics; ++column) {
                ranks(row, column) = static_cast<std::int64_t>(random() % 5);
            }
            weights.push_back(static_cast<double>(1 + random() % 4));
        }
        const auto p = PreferenceMatrix::from_ranks(ranks, {{}, {}, weights});
        const PrefLibFile file = to_preflib(p);
        const std::string text = written(file);
        const PrefLibFile again = read_text(text);
        EXPECT_EQ(again.preferences, file.preferences);
        EXPECT_EQ(again.kind, file.kind);
        EXPECT_EQ(written(again), text);
        const PairwiseTally before = pairwise_tally(p);
        const PairwiseTally after = pairwise_tally(again.preferences);
        EXPECT_EQ(before.parts().wins, after.parts().wins);
        EXPECT_EQ(before.total_units(), after.total_units());
    }
}

TEST(PrefLib, follows_progress_and_can_be_cancelled) {
    std::string text = header("soc", 3);
    for (int i = 0; i < 200'000; ++i) text += "1: 3,1,2\n";
    std::istringstream stream(text);
    Monitor monitor{[](const Progress&) { return false; }, std::chrono::milliseconds(0)};
    EXPECT_THROW((void)read_preflib(stream, "long.soc", monitor), Cancelled);
}

// Every file that the fuzzer starts from, or once broke on, reads or is refused with a message, and what
// reads is written so that it reads the same.
TEST(PrefLib, corpus_of_the_fuzzer_reads_or_is_refused) {
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const auto& entry :
         fs::directory_iterator(fs::path(MAILLAGE_SOURCE_DIR) / "tests/fuzz/corpus/preflib")) {
        SCOPED_TRACE(entry.path().filename().string());
        try {
            const PrefLibFile file = read_preflib(entry.path());
            EXPECT_EQ(read_text(written(file)).preferences, file.preferences);
            ++accepted;
        } catch (const FileError&) {
            ++refused;
        }
    }
    EXPECT_GE(accepted, 8U);
    EXPECT_GE(refused, 8U);
}

}  // namespace
}  // namespace maillage
