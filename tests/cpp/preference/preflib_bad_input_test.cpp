#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"

namespace maillage {
namespace {

namespace fs = std::filesystem;
using Ranks = RowMatrix<std::int64_t>;

template <typename Expected, typename Call>
std::string message(Call&& call) {
    try {
        call();
    } catch (const Expected& error) {
        return error.what();
    }
    return "no error";
}

std::string refusal(const std::string& text, const std::string& name = "b.txt") {
    return message<FileError>([&] {
        std::istringstream stream(text);
        (void)read_preflib(stream, name);
    });
}

std::string three(const std::string& kind) {
    return "# DATA TYPE: " + kind +
           "\n# ALTERNATIVE NAME 1: Ain\n# ALTERNATIVE NAME 2: Ard\xC3\xA8"
           "che\n"
           "# ALTERNATIVE NAME 3: Loire\n";
}

std::string yes_no() {
    return three("cat") + "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n";
}

struct Case {
    const char* what;
    std::string text;
    std::string expected;
};

TEST(PrefLibBadInput, ballots_are_refused_with_line_and_column) {
    const std::string toi = three("toi");
    const Case cases[] = {
        {"unknown alternative", toi + "1: 2,4\n",
         "b.txt, line 5, column 6: there is no alternative 4 among the 3 that the header names"},
        {"alternative twice", toi + "1: 2,{1,2}\n",
         "b.txt, line 5, column 9: alternative 2 stands twice in this ballot"},
        {"count 0", toi + "0: 1\n",
         "b.txt, line 5, column 1: the number of voters is 0; expected at least 1"},
        {"negative count", toi + "-2: 1\n",
         "b.txt, line 5, column 1: expected the number of voters, not '-2: 1'"},
        {"half a voter", toi + "2.5: 1\n",
         "b.txt, line 5, column 2: expected ':' after the number of voters, not '.5: 1'"},
        {"no count", toi + "1,2,3\n",
         "b.txt, line 5, column 2: expected ':' after the number of voters, not ',2,3'"},
        {"huge count", toi + "99999999999999999999: 1\n",
         "b.txt, line 5, column 1: the number of voters is too large"},
        {"uncountable count", toi + "9007199254740993: 1\n",
         "b.txt, line 5, column 1: more than 2^53 voters, which cannot be counted exactly"},
        {"uncountable sum", toi + "9007199254740992: 1\n1: 2\n",
         "b.txt, line 6: more than 2^53 voters up to here, which cannot be counted exactly"},
        {"huge alternative", toi + "1: 99999999999999999999\n",
         "b.txt, line 5, column 4: the number of an alternative is too large"},
        {"word", toi + "1: Loire\n",
         "b.txt, line 5, column 4: expected the number of an alternative, not 'Loire'"},
        {"double comma", toi + "1: 2,,1\n",
         "b.txt, line 5, column 6: expected the number of an alternative, not ',1'"},
        {"no comma", toi + "1: 2 1\n", "b.txt, line 5, column 6: expected ',' between alternatives, not '1'"},
        {"open brace", toi + "1: 2,{1\n", "b.txt, line 5, column 6: the brace opened here is not closed"},
        {"open brace and comma", toi + "1: {1,\n",
         "b.txt, line 5, column 7: expected the number of an alternative, not the end of the line"},
        {"nested braces", toi + "1: {1,{2}}\n",
         "b.txt, line 5, column 7: expected the number of an alternative, not '{2}}'"},
        {"closing brace", toi + "1: 1}\n",
         "b.txt, line 5, column 5: expected ',' between alternatives, not '}'"},
        {"semicolons", toi + "1: {1;2}\n",
         "b.txt, line 5, column 6: expected ',' or '}' after an alternative, not ';2}'"},
        {"empty braces", toi + "1: 1,{}\n",
         "b.txt, line 5, column 6: an empty pair of braces; leave out what is not ranked"},
        {"carriage return", toi + "1: 1\r1: 2\n",
         "b.txt, line 5, column 5: expected ',' between alternatives, not a carriage return inside a line"},
        {"header after ballots", toi + "1: 1\n# TITLE: late\n",
         "b.txt, line 6, column 1: a header line after the first ballot; all lines with '#' stand at the "
         "top"},
        {"not UTF-8", toi + "1: \xE9\n",
         "b.txt, line 5, column 4: expected the number of an alternative, not '?'"},
        {"tie in soc", three("soc") + "1: 3,{1,2}\n",
         "b.txt, line 5, column 6: a tie, but 'soc' files hold strict orders; use 'toc'"},
        {"tie in soi", three("soi") + "1: {1,2}\n",
         "b.txt, line 5, column 4: a tie, but 'soi' files hold strict orders; use 'toi'"},
        {"incomplete soc", three("soc") + "1: 3,1,2\n1: 3\n",
         "b.txt, line 6, column 5: alternative 1 ('Ain') and 1 more are missing, but 'soc' files hold "
         "complete orders; use "
         "'soi'"},
        {"incomplete toc", three("toc") + "1: {3,1}\n",
         "b.txt, line 5, column 9: alternative 2 ('Ard\xC3\xA8"
         "che') is missing, but 'toc' files hold complete orders; use "
         "'toi'"},
        {"too many categories", yes_no() + "1: 1,2,3\n",
         "b.txt, line 7, column 8: more groups than the 2 categories of the header"},
    };
    for (const Case& bad : cases) {
        SCOPED_TRACE(bad.what);
        EXPECT_EQ(refusal(bad.text), bad.expected);
    }
}

TEST(PrefLibBadInput, headers_are_refused_with_the_line_and_what_would_be_right) {
    const std::string toi = three("toi");
    const Case cases[] = {
        {"empty", "", "b.txt: the file is empty; expected a PrefLib header such as '# TITLE: ...'"},
        {"blank", "\n \n", "b.txt: the file is empty; expected a PrefLib header such as '# TITLE: ...'"},
        {"header only", toi, "b.txt: the file has a header but no ballot"},
        {"no names", "# TITLE: x\n1: 1\n",
         "b.txt: the header names no alternative; expected lines such as '# ALTERNATIVE NAME 1: Lyon'"},
        {"not PrefLib", "agent;governance\nLyon;1\n",
         "b.txt, line 1, column 1: the file begins with 'agent;governance', so it is not a PrefLib file; "
         "expected a header "
         "such as '# TITLE: ...'"},
        {"ballots without header", "3: 1,2\n",
         "b.txt, line 1, column 1: the file begins with '3: 1,2', so it is not a PrefLib file; expected a "
         "header such as "
         "'# TITLE: ...'"},
        {"binary",
         std::string("\x7F"
                     "ELF\0\0",
                     6),
         "b.txt, line 1, column 5: the file is binary (a zero byte); expected a text file"},
        {"zero byte in the header", std::string("# TITLE: a\0b\n", 13),
         "b.txt, line 1, column 11: the file is binary (a zero byte); expected a text file"},
        {"UTF-16", "\xFF\xFE#", "b.txt: the text is in UTF-16; save the file as UTF-8"},
        {"carriage return in the header", "# TITLE: a\rb\n",
         "b.txt, line 1, column 11: a carriage return inside a line; end lines with a line feed"},
        {"mixed encodings", "# TITLE: \xC3\xA9\n# NOTE: \xC3\xA9t\xE9\n1: 1\n",
         "b.txt, line 2, column 11: two encodings in one file: this line is not UTF-8, but line 1 is; save "
         "the file as UTF-8"},
        {"neither encoding", "# TITLE: \x81\n",
         "b.txt, line 1, column 10: the text is neither UTF-8 nor Windows-1252; save it as UTF-8"},
        {"voters", "# NUMBER VOTERS: 4\n" + toi + "3: 1\n",
         "b.txt, line 1: NUMBER VOTERS is 4, but the counts of the ballots add up to 3"},
        {"orders", toi + "# NUMBER UNIQUE ORDERS: 2\n3: 1\n",
         "b.txt, line 5: NUMBER UNIQUE ORDERS is 2, but the ballots take 1 lines"},
        {"alternatives", toi + "# NUMBER ALTERNATIVES: 4\n3: 1\n",
         "b.txt, line 5: NUMBER ALTERNATIVES is 4, but 3 alternative names are given"},
        {"categories", yes_no() + "# NUMBER CATEGORIES: 3\n3: 1\n",
         "b.txt, line 7: NUMBER CATEGORIES is 3, but 2 category names are given"},
        {"no categories", three("cat") + "3: 1\n",
         "b.txt: the header names no category; expected lines such as '# CATEGORY NAME 1: Yes'"},
        {"categories of orders", toi + "# CATEGORY NAME 1: Yes\n3: 1\n",
         "b.txt: the header names categories, but the ballots are orders ('toi'); only 'cat' has categories"},
        {"count that is none", "# NUMBER VOTERS: many\n" + toi + "1: 1\n",
         "b.txt, line 1, column 17: NUMBER VOTERS is 'many'; expected a whole number"},
        {"negative number", "# NUMBER VOTERS: -3\n" + toi + "1: 1\n",
         "b.txt, line 1, column 17: NUMBER VOTERS is '-3'; expected a whole number"},
        {"matching data", "# DATA TYPE: wmd\n",
         "b.txt, line 1: DATA TYPE is 'wmd'; expected ballots: soc, soi, toc, toi or cat"},
        {"key twice", "# TITLE: a\n\n# TITLE: b\n", "b.txt, line 3: 'TITLE' is given twice, first on line 1"},
        {"same name", toi + "# ALTERNATIVE NAME 4: Ain\n1: 1\n",
         "b.txt, line 5: two of them have the name 'Ain' (the other is on line 2); each alternative needs a "
         "name of its own"},
        {"same number", toi + "# ALTERNATIVE NAME 03: Drome\n1: 1\n",
         "b.txt, line 5: alternative 3 has two names, the other on line 4"},
        {"number that is none", "# ALTERNATIVE NAME x: Ain\n",
         "b.txt, line 1: the alternative number is 'x'; expected a whole number"},
        {"no name", "# ALTERNATIVE NAME 1:\n", "b.txt, line 1: alternative 1 has no name"},
    };
    for (const Case& bad : cases) {
        SCOPED_TRACE(bad.what);
        EXPECT_EQ(refusal(bad.text), bad.expected);
    }
    EXPECT_EQ(refusal(toi + "1: 1\n", "b.soc"),
              "b.soc, line 1: DATA TYPE is 'toi', but the file's name ends in '.soc'; they must be the same");
}

TEST(PrefLibBadInput, files_from_before_2022_are_refused_with_the_line) {
    const Case cases[] = {
        {"no candidate", "0\n", "b.txt, line 1, column 1: the file declares no candidate"},
        {"too many", "65536\n",
         "b.txt, line 1, column 1: the file declares 65536 candidates; at most 65535 are supported"},
        {"ends early", "2\n1,Ain\n",
         "b.txt, line 2: the file ends after this line; expected the name of a candidate"},
        {"no number", "1\nAin\n",
         "b.txt, line 2, column 1: expected the number and the name of a candidate, such as '1,Lyon', not "
         "'Ain'"},
        {"same name", "2\n1,Ain\n2,Ain\n",
         "b.txt, line 3, column 1: two candidates have the same name; the other is on line 2"},
        {"same number", "2\n1,Ain\n1,Loire\n",
         "b.txt, line 3, column 1: two candidates have the same number; the other is on line 2"},
        {"carriage return", "1\n1,A\rin\n",
         "b.txt, line 2: a carriage return or a zero byte inside a line; expected a text file"},
        {"no counts", "1\n1,Ain\n2,1\n",
         "b.txt, line 3, column 1: expected 'number of voters,sum of counts,number of unique orders', not "
         "'2,1'"},
        {"sum", "1\n1,Ain\n2,2,1\n3,1\n",
         "b.txt, line 3: the sum of counts is 2, but the counts of the ballots add up to 3"},
        {"orders", "1\n1,Ain\n3,3,2\n3,1\n",
         "b.txt, line 3: the number of unique orders is 2, but the ballots take 1 lines"},
    };
    for (const Case& bad : cases) {
        SCOPED_TRACE(bad.what);
        EXPECT_EQ(refusal(bad.text), bad.expected);
    }
    EXPECT_NE(refusal("1\n1,Ain\n1,1,1\n1,1\n", "b.cat").find("not supported"), std::string::npos);
}

TEST(PrefLibBadInput, more_than_65535_alternatives_are_refused) {
    std::string text;
    for (int i = 1; i <= 65'536; ++i)
        text += "# ALTERNATIVE NAME " + std::to_string(i) + ": n" + std::to_string(i) + "\n";
    EXPECT_EQ(refusal(text), "b.txt, line 65536: more than 65535 names; at most 65535 are supported");
}

TEST(PrefLibBadInput, an_endless_line_is_refused_before_it_fills_the_memory) {
    EXPECT_EQ(refusal(std::string(std::size_t{9} << 20, '1')),
              "b.txt, line 1: the line is longer than 8 MB; this is not a file of ballots");
}

TEST(PrefLibBadInput, paths_that_cannot_be_read_or_written) {
    const fs::path folder = fs::temp_directory_path();
    const auto read = [](const fs::path& path) {
        return message<FileError>([&] { (void)read_preflib(path); });
    };
    EXPECT_EQ(read(folder / "absent.soc"), (folder / "absent.soc").string() + ": there is no such file");
    EXPECT_EQ(read(folder), folder.string() + ": this is a folder; expected a file of ballots");
    const auto p = PreferenceMatrix::from_ranks(Ranks{{1, 2}});
    EXPECT_EQ(
        message<FileError>([&] { write_preflib(p, folder / "absent" / "x.soc"); }),
        (folder / "absent" / "x.soc").string() + ": the file cannot be written: No such file or directory");
}

TEST(PrefLibBadInput, what_a_file_cannot_hold_is_refused_before_it_is_touched) {
    const fs::path path = fs::temp_directory_path() / "maillage_preflib_kept.soc";
    std::ofstream(path) << "kept";
    const auto refused = [&](const PreferenceMatrix& p, const PrefLibOptions& options = {}) {
        return message<InvalidInput>([&] { write_preflib(p, path, options); });
    };
    const PreferenceLabels labels{{"a", "b"}, {"Lyon", "Riom"}, {}};
    EXPECT_EQ(refused(PreferenceMatrix::from_ranks(Ranks{{1, 2}, {1, 1}}, labels)),
              "agent 'Riom' holds topics tied, which 'soc' files cannot hold");
    EXPECT_EQ(refused(PreferenceMatrix::from_ranks(Ranks{{1, 2}, {1, 0}}, labels)),
              "agent 'Riom' left topics unranked, which 'soc' files cannot hold");
    EXPECT_EQ(refused(PreferenceMatrix::from_ranks(Ranks{{1, 2}, {2, 1}}, {{}, {"Lyon", "Riom"}, {1, 0.5}})),
              "weight of agent 'Riom' is 0.500000; PrefLib files count voters, so it must be a whole number");
    EXPECT_EQ(refused(PreferenceMatrix::from_scores(RowMatrix<double>{{1, 2}})),
              "PrefLib files hold orders and categories, not scores; use to_ranks() or to_approvals() first");
    EXPECT_EQ(refused(PreferenceMatrix::from_approvals(RowMatrix<double>{{1, 0}})),
              "'soc' files hold orders, not approvals; use 'cat', or to_ranks() first");
    const auto fine = PreferenceMatrix::from_ranks(Ranks{{1, 2}}, {{"a", "b"}, {}, {}});
    EXPECT_EQ(refused(fine, {{}, {{"NUMBER VOTERS", "7"}}}),
              "the header field 'NUMBER VOTERS' follows from the ballots and cannot be given");
    EXPECT_EQ(refused(fine, {{}, {{"TITLE", "two\nlines"}}}),
              "the header field 'TITLE' cannot be written: it holds a line break, or its key a colon");
    EXPECT_EQ(refused(PreferenceMatrix::from_ranks(Ranks{{1, 2}}, {{"a", "b "}, {}, {}})),
              "PrefLib files cannot hold the name 'b ': it is empty, begins or ends with a blank, or holds a "
              "line break");
    std::ifstream stream(path);
    std::string text;
    stream >> text;
    EXPECT_EQ(text, "kept");
    fs::remove(path);
    EXPECT_EQ(message<InvalidInput>([] { (void)preflib_kind("csv"); }),
              "there is no PrefLib kind 'csv'; expected soc, soi, toc, toi or cat");
}

TEST(PrefLibBadInput, a_file_whose_parts_contradict_each_other_is_not_written) {
    std::istringstream text(yes_no() + "1: 1,2\n");
    const PrefLibFile good = read_preflib(text, "b.cat");
    const auto refused = [](const PrefLibFile& file) {
        return message<InvalidInput>([&] {
            std::ostringstream stream;
            write_preflib(file, stream);
        });
    };
    PrefLibFile file = good;
    file.alternatives[0].name = "Allier";
    EXPECT_EQ(refused(file),
              "the alternatives of a PrefLib file must be the topics of its preferences, in order");
    file = good;
    file.alternatives[0].number = 2;
    EXPECT_EQ(refused(file),
              "number 2 of 'Ard\xC3\xA8"
              "che' is negative or stands twice");
    file = good;
    file.categories.clear();
    EXPECT_EQ(refused(file), "a 'cat' file needs the names of its categories");
    file = good;
    file.kind = PrefLibKind::soc;
    EXPECT_EQ(refused(file), "'soc' files hold orders, not approvals; use 'cat', or to_ranks() first");
    file = good;
    file.categories.pop_back();
    EXPECT_EQ(refused(file),
              "agent 'A1' left topics without an answer, which 'cat' files with 1 categories cannot hold");
    file = good;
    file.preferences = PreferenceMatrix::from_ranks(Ranks{{1, 2, 3}}, {file.preferences.topics(), {}, {}});
    EXPECT_EQ(refused(file), "agent 'A1' uses category 3, which 'cat' files with 2 categories cannot hold");
}

}  // namespace
}  // namespace maillage
