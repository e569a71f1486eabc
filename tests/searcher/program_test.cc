// The programs as users run them: output, exit codes, real data.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "program_run.h"

using namespace backfile;
using nlohmann::json;

TEST_CASE("exit codes and messages are those of the contract") {
  const Sample sample;
  CHECK(sample.search("earthquake").code == 0);
  CHECK(sample.search("zzyzzx").code == 1);
  CHECK(sample.search("earthquak3").out.find("no article has earthquak3") != std::string::npos);
  CHECK(sample.search("erthquake").out.find("did you mean earthquake") != std::string::npos);
  const Outcome open_quote = sample.search("'berlin \"wall'");
  CHECK(open_quote.code == 2);
  CHECK(open_quote.out.empty());
  CHECK(open_quote.errors.find("  berlin \"wall\n         ^") != std::string::npos);
  CHECK(sample.search("--since gestern x").code == 2);
  CHECK(sample.search("--since 2008..2009 x").code == 2);
  CHECK(sample.search("--since '' x").code == 2);
  CHECK(sample.search("--words '...'").code == 1);
  CHECK(sample.search("--values country --since 2008 p").code == 2);
  CHECK(sample.search("--format xml x").code == 2);
  CHECK(run(sample.scratch, "backfile-search /nowhere x").code == 2);
  CHECK(run(sample.scratch, "backfile-search " + sample.scratch.file("") + " x")
            .errors.find("no Backfile archive") != std::string::npos);
  CHECK(run(sample.scratch, "backfile-index add " + sample.archive() + " /nowhere").code == 2);
  CHECK(run(sample.scratch, "backfile-index nonsense").code == 2);
  CHECK(run(sample.scratch, "backfile-index --help").code == 0);
  CHECK(run(sample.scratch, "backfile-search --version").out == "backfile-search " BACKFILE_VERSION "\n");
  sample.scratch.write("bad.jsonl", "{\"text\":\"good\"}\nrubbish\n");
  const Outcome bad =
      run(sample.scratch, "backfile-index add " + sample.archive() + " " + sample.scratch.file("bad.jsonl") +
                              " --rejects " + sample.scratch.file("rejects"));
  CHECK(bad.code == 1);
  CHECK(bad.errors.find("bad.jsonl, line 2") != std::string::npos);
  CHECK(lines_of(read_file(sample.scratch.file("rejects")))[0]["record"] == "line 2");
}

TEST_CASE("what cannot be written is an error, not a short answer") {
  const Sample sample;
  for (const char* format : {"text", "json", "ids", "csv"}) {
    CAPTURE(format);
    const Outcome outcome = sample.search(std::string("the --format ") + format + " > /dev/full");
    CHECK(outcome.code == 2);
    CHECK(outcome.errors.find("cannot write standard output") != std::string::npos);
  }
}

TEST_CASE("numbers that make no sense are refused") {
  const Sample sample;
  for (const char* option : {"--limit -1", "--offset -1", "--timeout -5", "--facet-limit -2", "--snippets -1",
                             "--threads -1", "--threads 100000"}) {
    CAPTURE(option);
    CHECK(sample.search(std::string("the ") + option).code == 2);
  }
  CHECK(sample.search("the --limit 18446744073709551615 --offset 2 --format ids").code == 0);
}

TEST_CASE("a closed pipe ends quietly") {
  const Sample sample;
  const Outcome outcome =
      run(sample.scratch, "backfile-search " + sample.archive() + " the --limit 0 | head -1");
  CHECK(outcome.errors.empty());
  CHECK(outcome.out.starts_with("1. "));
}

TEST_CASE("JSON output has the objects of the contract, highlights are byte ranges") {
  const Sample sample;
  const std::vector<json> lines =
      lines_of(sample.search("'elections \"prime minister\"' --format json -n 5 --snippets 2").out);
  REQUIRE(lines.size() >= 6);
  CHECK(lines.front()["type"] == "begin");
  CHECK(lines.front()["articles"] == 165);
  CHECK(lines.front()["first_date"] == "1960-04-22");
  CHECK(lines.back()["type"] == "end");
  CHECK(lines.back()["exact"] == true);
  std::map<std::string, int> types;
  for (const json& line : lines) {
    ++types[line["type"]];
    if (line["type"] != "hit") continue;
    for (const char* key : {"rank", "id", "score", "title", "date", "source", "url", "language", "byline",
                            "snippets", "country", "person", "topic", "copies"}) {
      CHECK(line.contains(key));
    }
    for (const json& snippet : line["snippets"]) {
      const std::string text = snippet["text"];
      for (const json& range : snippet["highlights"]) {
        std::string word = text.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>());
        std::ranges::transform(word, word.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const bool expected = word.starts_with("elect") || word == "prime" || word == "minister";
        CAPTURE(word);
        CHECK(expected);
      }
    }
  }
  CHECK(types["hit"] >= 1);
  CHECK(types["facet"] == 3);
  CHECK(types["timeline"] == 1);
}

TEST_CASE("facet filters, dates and exclusions narrow what is found") {
  const Sample sample;
  const auto ids = [&](const std::string& arguments) {
    return sample.search(arguments + " --format ids --limit 0").out;
  };
  CHECK(ids("earthquake --country peru") == "ancash-1970\n");
  CHECK(ids("'earthquake country:\"Peru\"'") == "ancash-1970\n");
  CHECK(ids("--person 'Lech Wałęsa'") == "solidarity-1980\n");
  CHECK(ids("--person 'lech walesa'") == "solidarity-1980\n");
  CHECK(ids("'country:\"Soviet Union\" gagarin'") == "gagarin-1961\n");
  CHECK(ids("carnations --since 2000").find("1974") == std::string::npos);
  CHECK(ids("--source 'Tarn Valley Gazette'").empty());  // plain text names no source
  CHECK(ids("--country GB --country '!IE' --since 1998 --until 1998").empty());
  CHECK(ids("id:dolly-1997") == "dolly-1997\n");
  CHECK(ids("'earthquake country:pe*u'") == "ancash-1970\n");
  CHECK(ids("'person:*walesa'") == "solidarity-1980\n");
  CHECK(ids("--language ar --until 1990") == "ar-sadat-1977\n");
}

TEST_CASE("people are found by their aliases and by their names in either order") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  scratch.write("in.jsonl",
                "{\"id\":\"a\",\"text\":\"A bridge.\",\"person\":[\"Edwin Tolland\"]}\n"
                "{\"id\":\"b\",\"text\":\"A bridge.\",\"person\":[\"TOLLAND, Edwin\"]}\n"
                "{\"id\":\"c\",\"text\":\"A bridge.\",\"person\":[\"Bo Orrick\"]}\n");
  REQUIRE(run(scratch, "backfile-index add " + archive + " " + scratch.file("in.jsonl")).code == 0);
  const auto search = [&](const std::string& arguments) {
    return run(scratch, "backfile-search " + archive + " " + arguments).out;
  };
  CHECK(lines_of(search("--format json --person 'edwin tolland'")).back()["total"] == 2);
  CHECK(lines_of(search("--format json --person 'Tolland, Edwin'")).back()["total"] == 2);
  CHECK(search("--format ids 'person:\"Bobby Orrick\"'").empty());
  scratch.write("a.bkf/person-aliases.tsv", "Bobby Orrick\tBo Orrick\nBo Orrick\tOrrick, Bo (born 1960)\n");
  CHECK(search("--format ids 'person:\"bobby orrick\"'") == "c\n");
  REQUIRE(run(scratch, "backfile-index annotate " + archive).code == 0);
  CHECK(search("--format ids --person 'Bo Orrick'") == "c\n");
  bool selected = false;
  for (const json& line : lines_of(search("--format json --limit 0 --person 'Bo Orrick'")))
    selected = selected || (line["type"] == "facet" && line["name"] == "person" && !line["values"].empty());
  CHECK(selected);
}

TEST_CASE("words of many scripts and spellings find their article") {
  const Sample sample;
  // The articles from text files have derived ids, which must never change.
  struct Row {
    const char* query;
    const char* id;
  };
  for (const Row& row : {
           Row{"Walesa Gdansk", "solidarity-1980"},
           Row{"наводнение OR сочи", "ru-olimpiada-2014"},
           Row{"地震 温家宝", "zh-wenchuan-2008"},
           Row{"台風", "ja-naganuma-2019"},
           Row{"السادات", "ar-sadat-1977"},
           Row{"चाँद", "hi-chandrayaan-2023"},
           Row{"ชาวนา", "768e877ab487547c"},
           Row{"фенер OR fenerci", "f42658e15799b3d9"},
           Row{"Hochwasser OR Elbe", "de-elbe-2002"},
           Row{"cathédrale pompier", "fr-notredame-2019"},
           Row{"cathedrale pompiers", "fr-notredame-2019"},
           Row{"lava erupcion", "es-volcan-2021"},
           Row{"\"rock ’n’ roll\"", "elvis-1977"},
           Row{"O’Brien Zeebrugge", "zeebrugge-1987"},
       }) {
    CAPTURE(row.query);
    CHECK(sample.search(std::string("--format ids --limit 1 -- '") + row.query + "'").out ==
          std::string(row.id) + "\n");
  }
}

TEST_CASE("a batch goes on after a bad query and writes a TREC run") {
  const Sample sample;
  const std::string file = sample.scratch.write("queries", "q1\tearthquake\nq2\t(broken\nq3\tmarathon\n");
  const Outcome outcome = sample.search("--queries " + file + " --format trec --run test -n 2");
  CHECK(outcome.code == 2);
  CHECK(outcome.errors.find("query q2:") != std::string::npos);
  std::istringstream lines(outcome.out);
  std::vector<std::string> first;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string qid, q0, id, rank, score, name, rest;
    words >> qid >> q0 >> id >> rank >> score >> name;
    CHECK(q0 == "Q0");
    CHECK(name == "test");
    words >> rest;
    CHECK(rest.empty());
    first.push_back(qid + rank);
  }
  CHECK(first == std::vector<std::string>{"q11", "q12", "q31"});
}

TEST_CASE("a refused query of a batch has its line in JSON, with its id, the place and why") {
  const Sample sample;
  const std::string file = sample.scratch.write("queries", "q1\t(broken\nq2\t\nq3\tmarathon\n");
  const Outcome outcome = sample.search("--queries " + file + " --format json -n 1 --facets none");
  CHECK(outcome.code == 2);
  const std::vector<json> lines = lines_of(outcome.out);
  REQUIRE(lines.size() > 2);
  CHECK(lines[0]["type"] == "error");
  CHECK(lines[0]["query_id"] == "q1");
  CHECK(lines[0]["query"] == "(broken");
  CHECK(lines[0]["place"] == json::array({0, 1}));
  CHECK(outcome.errors.find(lines[0]["message"].get<std::string>()) != std::string::npos);
  CHECK(lines[1]["query_id"] == "q2");
  CHECK(lines[1]["message"] == "there is no query");
  CHECK(lines[2]["type"] == "begin");
  CHECK(sample.search("'(broken' --format json").out.empty());
}

TEST_CASE("a TREC run has falling scores and six columns, whatever the order and the names") {
  const Sample sample;
  std::istringstream lines(
      sample.search("earthquake OR berlin --sort newest --format trec --run 'my run' -n 3").out);
  double before = 2e6;
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK(std::ranges::count(line, ' ') == 5);
    std::istringstream words(line);
    std::string query, q0, id, rank;
    double score = 0;
    words >> query >> q0 >> id >> rank >> score;
    CHECK(score < before);
    before = score;
  }
  CHECK(count == 3);
}

TEST_CASE("a batch says of every hit which query found it") {
  const Sample sample;
  // The header goes with the first query that is none to refuse.
  const std::string file = sample.scratch.write("queries", "q0\t(broken\nq1\tearthquake\nq2\tmarathon\n");
  const auto lines = [&](const std::string& format) {
    std::istringstream out(sample.search("--queries " + file + " -n 1 --format " + format).out);
    std::vector<std::string> begins;
    for (std::string line; std::getline(out, line);) begins.push_back(line.substr(0, 3));
    return begins;
  };
  CHECK(lines("csv") == std::vector<std::string>{"que", "q1,", "q2,"});
  CHECK(lines("ids") == std::vector<std::string>{"q1\t", "q2\t"});
  CHECK(lines("text").front() == "q1:");
  CHECK(sample.search("--queries " + file + " earthquake").code == 2);
  CHECK(sample.search("--queries " + sample.scratch.file("")).code == 2);
}

TEST_CASE("escape sequences in articles never reach the terminal") {
  const ScratchFolder scratch;
  scratch.write(
      "evil.jsonl",
      "{\"id\":\"e\\u001b[2J\",\"title\":\"Evil \\u001b]0;owned\\u0007 \\u009b31m "
      "title\",\"source\":\"S\\u001b[1m\","
      "\"byline\":\"B\\u202e\",\"person\":[\"P\\u001b[5m\"],\"text\":\"evil text\\u001b[31m red\\u0008\"}\n");
  const std::string archive = scratch.file("a");
  REQUIRE(run(scratch, "backfile-index add " + archive + " " + scratch.file("evil.jsonl")).code == 0);
  for (const char* arguments : {" evil", " evil --format csv", " --show 'e[2J' evil"}) {
    const Outcome outcome = run(scratch, "backfile-search " + archive + arguments + " --color never");
    CHECK(outcome.out.find("vil") != std::string::npos);
    CHECK(outcome.out.find('\x1b') == std::string::npos);
    CHECK(outcome.out.find('\a') == std::string::npos);
    CHECK(outcome.out.find("\u202e") == std::string::npos);
  }
}

TEST_CASE("the seed article: one hit, both words marked") {
  const std::string seed = shared_data("seed");
  if (seed.empty()) {
    MESSAGE("skipped: ../shared/data is not here");
    return;
  }
  const ScratchFolder scratch;
  REQUIRE(run(scratch, "backfile-index add " + scratch.file("a") + " " + seed).code == 0);
  const Outcome outcome =
      run(scratch, "backfile-search " + scratch.file("a") + " janjua counterterrorism --format json");
  const std::vector<json> lines = lines_of(outcome.out);
  CHECK(lines.back()["total"] == 1);
  const json& hit = lines[1];
  CHECK(hit["title"].get<std::string>().starts_with("From Russia With Love"));
  CHECK(hit["snippets"][0]["highlights"].size() == 2);
  CHECK(outcome.out.find("Leave a Reply") == std::string::npos);
}

TEST_CASE("Reuters-21578: all stories but one, facet counts equal a loop over the export") {
  const std::string data = shared_data("reuters21578");
  if (data.empty()) {
    MESSAGE("skipped: ../shared/data is not here");
    return;
  }
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a");
  const Outcome added = run(scratch, "backfile-index add " + archive + " " + data +
                                         "/reut2-*.sgm --annotate none --rejects " + scratch.file("rejects"));
  CHECK(added.code == 1);
  CHECK(lines_of(read_file(scratch.file("rejects"))) ==
        std::vector<json>{
            {{"input", "reut2-012.sgm"}, {"record", "NEWID 12793"}, {"reason", "no text and no headline"}}});
  CHECK(json::parse(run(scratch, "backfile-index info " + archive + " --json").out)["articles"] == 21577);
  std::map<std::string, std::uint64_t> topics;
  for (const json& article : lines_of(run(scratch, "backfile-index export " + archive).out)) {
    const json countries = article.value("country", json::array());
    if (std::ranges::find(countries, "SA") == countries.end()) continue;
    for (const json& topic : article.value("topic", json::array())) ++topics[topic];
  }
  std::map<std::string, std::uint64_t> counted;
  for (const json& line :
       lines_of(run(scratch, "backfile-search " + archive +
                                 " --country 'Saudi Arabia' --facet-limit 0 -n 1 --format json")
                    .out)) {
    if (line["type"] != "facet" || line["name"] != "topic") continue;
    for (const json& value : line["values"]) counted[value["value"]] = value["count"];
  }
  CHECK(topics.size() > 10);
  CHECK(counted == topics);
  CHECK(lines_of(run(scratch, "backfile-search " + archive + " '\"crude oil\" country:SA' --format json").out)
            .back()["total"] == 18);
}

TEST_CASE("a wire year: every story in, newest first in order, the count equal to a loop over the export") {
  const std::string data = shared_data("wire_2006_2010/2006.jsonl.zst");
  if (data.empty()) {
    MESSAGE("skipped: ../shared/data is not here");
    return;
  }
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a");
  CHECK(run(scratch, "backfile-index add " + archive + " " + data + " --annotate none").code == 0);
  std::vector<json> matching;
  std::size_t all = 0;
  for (const json& article : lines_of(run(scratch, "backfile-index export " + archive).out)) {
    ++all;
    const std::string date = article["date"];
    const std::string text = article.value("title", "") + " " + article.value("text", "");
    if (date >= "2006-11" && date < "2006-12" && text.find("Citigroup") != std::string::npos)
      matching.push_back(article);
  }
  CHECK(all == 2017);
  const std::vector<json> lines =
      lines_of(run(scratch, "backfile-search " + archive +
                                " =Citigroup --since 2006-11 --until 2006-11 --sort newest --format json")
                   .out);
  CHECK(lines.back()["total"] == matching.size());
  REQUIRE(matching.size() > 10);
  for (std::size_t i = 0; i < 10; ++i) CHECK(lines[i + 1]["date"] == matching[i]["date"]);
}
