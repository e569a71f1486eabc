#include <doctest/doctest.h>

#include "common/error.h"
#include "indexer/collecting_sink.h"
#include "indexer/read_input.h"
#include "indexer/readers/article_fields.h"
#include "scratch.h"

using namespace backfile;

namespace {

// "input|record|reason"
std::string joined(const Reject& reject) {
  return reject.input + "|" + reject.record + "|" + reject.reason;
}

CollectingSink read(const std::string& path, const std::string& format = "auto") {
  CollectingSink sink;
  read_input(path, {format, "", ""}, sink);
  return sink;
}

}  // namespace

TEST_CASE("formats are recognised by their content") {
  const ScratchFolder scratch;
  struct Row {
    const char* name;
    const char* content;
    const char* title;
  };
  for (const Row& row : {
           Row{"a.txt", "A headline\n\nSome text.\n", "A headline"},
           Row{"b.dat", "{\"title\": \"From JSON\", \"text\": \"x\"}\n", "From JSON"},
           Row{"c",
               "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">\n<TEXT><TITLE>WIRE</TITLE>"
               "<BODY>Text</BODY></TEXT>\n</REUTERS>\n",
               "WIRE"},
       }) {
    CAPTURE(row.name);
    const CollectingSink sink = read(scratch.write(row.name, row.content));
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == row.title);
  }
}

TEST_CASE("bad input is named and the rest goes on") {
  const ScratchFolder scratch;
  scratch.write("in/a-empty.txt", "");
  scratch.write("in/b-binary", std::string("\0\1\2\3", 4));
  scratch.write(
      "in/c.jsonl",
      "{\"id\":\"1\",\"text\":\"one\"}\n\n{\"id\":\"2\"}\n{\"id\":\"3\",\"text\":\"x\",\"date\":\"sometime\"}"
      "\n"
      "[1]\n{\"id\":\"6\",\"title\":\"six\"}\n{\"id\": broken\n{\"id\":\"8\",\"text\":\"\xff\xfe\"}\n"
      "{\"id\":\"9\",\"text\":\"nine\",\"country\":[1]}\n{\"id\":\"10\",\"text\":\"ten\"}\n");
  scratch.write("in/d.txt", "Good one\n\nText.");
  scratch.write("in/e.jsonl.gz", std::string("\x1f\x8b\x08\x00 no gzip", 12));
  const CollectingSink sink = read(scratch.file("in"));
  std::vector<std::string> titles;
  for (const Article& article : sink.articles) titles.push_back(article.id + article.title);
  CHECK(titles == std::vector<std::string>{"1", "3", "6six", "9", "10", "Good one"});
  REQUIRE(sink.rejects.size() == 7);
  CHECK(joined(sink.rejects[0]) == "in/a-empty.txt||the file is empty");
  CHECK(joined(sink.rejects[1]) == "in/b-binary||the format is not recognised");
  CHECK(joined(sink.rejects[2]) == "in/c.jsonl|line 3|no text and no headline");
  CHECK(sink.notices == std::vector<std::string>{
                            "in/c.jsonl: date \"sometime\" is not a date; the article is kept without one"});
  CHECK(joined(sink.rejects[3]) == "in/c.jsonl|line 5|no JSON object");
  CHECK(joined(sink.rejects[4]).starts_with("in/c.jsonl|line 7|broken JSON"));
  CHECK(joined(sink.rejects[5]) == "in/c.jsonl|line 8|no UTF-8");
  CHECK(joined(sink.rejects[6]).starts_with("in/e.jsonl.gz||"));
  CHECK_THROWS_AS(read(scratch.file("nowhere")), Error);
  CHECK_THROWS_AS(read(scratch.file("in"), "nitwit"), Error);
}

TEST_CASE("pictures in letters are no part of an article") {
  const std::string picture(4000, 'A');
  const auto kept = [](const std::string& value) {
    Article article;
    article.title = "Ferry will stop";
    add_extra_text(article, "image", value);
    CHECK(finish_article(article).empty());
    return article.extra.size();
  };
  CHECK(kept(picture + "==") == 0);
  CHECK(kept("data:image/png;base64," + picture) == 0);
  CHECK(kept(picture + " and more") == 1);
  CHECK(kept(picture + "。") == 1);
  CHECK(kept("aGVsbG8=") == 1);
}

TEST_CASE("a reader stops when its sink has enough") {
  const ScratchFolder scratch;
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "{\"text\":\"x\"}\n";
  scratch.write("in/a.jsonl", lines);
  scratch.write("in/b.jsonl", lines);
  CollectingSink sink;
  sink.most = 5;
  read_input(scratch.file("in"), {}, sink);
  CHECK(sink.articles.size() == 5);
}

TEST_CASE("containers are opened, nested too, and folders read in order without links and hidden files") {
  const ScratchFolder scratch;
  scratch.write("in/one.txt", "One\n\ntext");
  scratch.write("in/two.txt", "Two\n\ntext");
  scratch.write("in/.hidden.txt", "Hidden\n\ntext");
  std::filesystem::create_symlink("/etc/hostname", scratch.file("in/link.txt"));
  const std::string in = scratch.file("in");
  const auto pack = [&](const std::string& command) {
    REQUIRE(std::system(("cd '" + in + "' && " + command).c_str()) == 0);
  };
  pack(
      "tar cf ../plain.tar one.txt two.txt && gzip -k ../plain.tar && gzip -k one.txt && "
      "cat one.txt.gz two.txt > /dev/null && tar cf ../outer.tar -C .. plain.tar.gz");
  const auto titles = [&](const std::string& path) {
    std::string all;
    const CollectingSink sink = read(path);
    for (const Article& article : sink.articles) all += article.title + " ";
    return all + std::to_string(sink.rejects.size());
  };
  CHECK(titles(scratch.file("plain.tar")) == "One Two 0");
  CHECK(titles(scratch.file("plain.tar.gz")) == "One Two 0");
  CHECK(titles(scratch.file("outer.tar")) == "One Two 0");
  CHECK(titles(in) == "One One Two 0");
  CHECK(read(in).notices == std::vector<std::string>{"in/link.txt: symbolic link, not followed"});
  CHECK(read(scratch.file("outer.tar")).inputs[0] == "outer.tar/plain.tar.gz/one.txt");
}

TEST_CASE("cut and damaged files never crash a reader") {
  const ScratchFolder scratch;
  const std::filesystem::path golden = std::string(BACKFILE_SOURCE_DIR) + "/tests/indexer/golden";
  unsigned random = 12345;
  for (const auto& format : std::filesystem::directory_iterator(golden)) {
    for (const auto& file : std::filesystem::directory_iterator(format.path())) {
      if (file.path().string().ends_with(".expected")) continue;
      const std::string content = read_file(file.path());
      for (std::size_t step = 0; step < 60; ++step) {
        std::string damaged = content.substr(0, content.size() * step / 40);
        for (std::size_t flips = 0; flips < step && !damaged.empty(); ++flips) {
          random = random * 1664525 + 1013904223;
          damaged[random % damaged.size()] = static_cast<char>(random >> 16);
        }
        const CollectingSink sink = read(scratch.write("damaged", damaged), format.path().filename());
        for (const Article& article : sink.articles)
          CHECK_FALSE((article.title.empty() && article.text.empty()));
      }
    }
  }
}

TEST_CASE("the seed article is read without its comment form") {
  const std::string seed = shared_data("seed/000_ffab301d68ba7d7a.txt");
  if (seed.empty()) {
    MESSAGE("skipped: ../shared/data is not here");
    return;
  }
  const CollectingSink sink = read(seed);
  REQUIRE(sink.articles.size() == 1);
  const Article& article = sink.articles[0];
  CHECK(article.title.starts_with("From Russia With Love"));
  CHECK(article.text.find("Leave a Reply") == std::string::npos);
  CHECK(article.text.find("email address") == std::string::npos);
  CHECK(article.text.ends_with("diplomatic relations this year."));
}

TEST_CASE("text in UTF-16 and UTF-32 is recognised and read") {
  const ScratchFolder scratch;
  const std::u16string story = u"\uFEFFMünze im Fluß\n\nGefunden wurde sie von Kindern.\n";
  std::string little;
  std::string big;
  for (const char16_t unit : story) {
    little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
  }
  for (const std::string& bytes : {little, big}) {
    const CollectingSink sink = read(scratch.write("a.txt", bytes));
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == "Münze im Fluß");
    CHECK(sink.articles[0].text == "Gefunden wurde sie von Kindern.");
  }
}

TEST_CASE("whole lines of a file that is cut short are read, and the cut is named") {
  const ScratchFolder scratch;
  std::string lines;
  for (int i = 0; i < 2000; ++i)
    lines += "{\"title\":\"t" + std::to_string(i) + "\",\"text\":\"" + std::to_string(i * 7919) + "\"}\n";
  const std::string path = scratch.write("a.jsonl", lines);
  REQUIRE(std::system(("gzip -c " + path + " > " + scratch.file("b.jsonl.gz")).c_str()) == 0);
  const std::string packed = read_file(scratch.file("b.jsonl.gz"));
  const CollectingSink sink = read(scratch.write("b.jsonl.gz", packed.substr(0, packed.size() * 2 / 3)));
  CHECK(sink.articles.size() > 1000);
  CHECK(sink.articles.size() < 2000);
  REQUIRE(sink.rejects.size() == 1);
  CHECK(joined(sink.rejects[0]).starts_with("b.jsonl.gz||"));
}
