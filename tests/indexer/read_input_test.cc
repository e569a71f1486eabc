// From inputs to articles: nothing goes without a word.
#include "indexer/read_input.h"

#include <doctest/doctest.h>

#include "indexer/readers/text_lines.h"
#include "scratch.h"

using namespace backfile;
using namespace std::string_literals;

namespace {

struct Collected : ArticleSink {
  std::vector<Article> articles;
  std::vector<std::string> rejects;
  std::vector<std::string> inputs;
  void begin_input(std::string_view input) override { inputs.emplace_back(input); }
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return true;
  }
  void reject(std::string_view, std::string_view reason) override { rejects.emplace_back(reason); }
};

Collected read(const std::string& name, const std::string& bytes) {
  const ScratchFolder scratch;
  Collected sink;
  read_input(scratch.write(name, bytes), {}, sink);
  return sink;
}

}  // namespace

TEST_CASE("an input without an article is named") {
  CHECK(read("a.json", "[]").rejects == std::vector{"no article in it"s});
  const Collected crawl =
      read("a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n");
  CHECK(crawl.articles.empty());
  CHECK(crawl.rejects == std::vector{"no article in it"s});
  CHECK(read("mets.xml", "<mets xmlns=\"http://www.loc.gov/METS/\"><amdSec/></mets>").rejects.empty());
}

TEST_CASE("indexes of crawls beside the crawls are no articles") {
  for (const char* index :
       {" CDX N b a m s k r M S V g\nexample,post)/ 20200101000000 http://post.example/ text/html 200 A - - "
        "1 2 a.warc",
        "example,post)/harbour 20200101000000 {\"url\": \"http://post.example/harbour\"}\n"}) {
    const Collected none = read("a.cdx", index);
    CHECK(none.articles.empty());
    CHECK(none.rejects.empty());
  }
  CHECK(read("a.txt", "Rain (again) 20200101000000 {\n\nIt rained.").articles.size() == 1);
}

TEST_CASE("what a bag says of its files is no article") {
  const std::string sum(64, 'a');
  for (const std::string& tags :
       {"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"s,
        "Source-Organization: Tarn Library\nBagging-Date: 2010-02-03\nPayload-Oxum: 2345.2\n"s,
        sum + "  data/page.xml\n" + sum + "  data/page2.xml\n", std::string(32, '0') + " *page.xml\n"}) {
    const Collected none = read("bag.txt", tags);
    CHECK(none.articles.empty());
    CHECK(none.rejects.empty());
  }
  CHECK(read("a.txt", std::string(32, 'a') + "\n\nIt rained.").articles.size() == 1);
  CHECK(read("a.txt", "Rain\n\nThe sky: Bagging-Date: none.").articles.size() == 1);
}

TEST_CASE("what cannot be read is named by its kind") {
  CHECK(read("a.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s).rejects == std::vector{"an image"s});
  CHECK(read("a.dat", "\1\2\3\0\0\0"s).rejects == std::vector{"the format is not recognised"s});
}

TEST_CASE("what saved pages and mirrors of sites bring with them is no article") {
  CHECK(read("a.css", "body { margin: 0 }\n.a { color: #333 }").rejects == std::vector{"a style sheet"s});
  CHECK(read("jquery.js?ver=3.6", "(function(){var a=1;})();").rejects == std::vector{"a script"s});
  CHECK(read("a.ris", "TY  - NEWS\r\nTI  - Bridge closed\r\nER  - \r\n").rejects ==
        std::vector{"a list of references, without the texts"s});
  CHECK(read("a.xml", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><p>Text.</p></xs:schema>")
            .rejects == std::vector{"a schema"s});
  CHECK(read("a.dtd", "<!ELEMENT article (headline, text)>").rejects == std::vector{"a schema"s});
  CHECK(read("a", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").rejects == std::vector{"an image"s});
  CHECK(read("Post.url", "[InternetShortcut]\r\nURL=http://post.example/").rejects ==
        std::vector{"a link to a page"s});
  CHECK(read("robots.txt", "User-agent: *\nDisallow: /").rejects == std::vector{"rules for robots"s});
  // The user's word counts.
  const ScratchFolder scratch;
  Collected told;
  ReadOptions options;
  options.format = "text";
  read_input(scratch.write("a.js", "Strike\n\nThey won."), options, told);
  CHECK(told.articles.size() == 1);
  // Names alone say little of formats that are recognised.
  CHECK(read("a.js", "{\"title\": \"Rain\", \"text\": \"It rained.\"}\n").articles.size() == 1);
  CHECK(read("node.js", "<html><body><h1>Rain</h1><p>It rained all day in the hills, and the river rose.</p>")
            .articles.size() == 1);
}

TEST_CASE("a document is read as the text in it") {
  const Collected read_rtf =
      read("a.rtf", R"({\rtf1 Mill workers strike\par By Anna Whitfield\par They said so.\par})");
  REQUIRE(read_rtf.articles.size() == 1);
  CHECK(read_rtf.articles[0].title == "Mill workers strike");
  CHECK(read_rtf.articles[0].byline == "Anna Whitfield");
  CHECK(read_rtf.articles[0].text == "They said so.");
  CHECK(read("a.rtf", R"({\rtf1 })").rejects == std::vector{"a document without text (a scan?)"s});
  const Collected delivery =
      read("a.rtf", R"({\rtf1 Mill workers strike\par The Quarry Post\par March 3, 2014 Monday\par
Copyright 2014 Quarry Newspapers Limited All Rights Reserved\par Length: 5 words\par Body\par They said so.\par
Load-Date: March 4, 2014\par End of Document\par})");
  REQUIRE(delivery.articles.size() == 1);
  CHECK(delivery.articles[0].source == "The Quarry Post");
  CHECK(delivery.articles[0].text == "They said so.");
}

TEST_CASE("text in pages as full as those of newspapers is an article a page") {
  std::string page;
  while (page.size() < 6000)
    page += "The workers of the mill left their places on Monday morning and went home. ";
  const Collected paper = read("1914-08-04.txt", page + "\f \f" + page + "\f");
  REQUIRE(paper.articles.size() == 2);
  CHECK(paper.articles[0].title == "Page 1");
  CHECK(paper.articles[1].title == "Page 3");
  CHECK(to_iso(paper.articles[1].date) == "1914-08-04");
  CHECK(paper.articles[1].text.size() + 1 >= 6000);
  // Letters and reports are not.
  const std::string report = page.substr(0, 3000);
  CHECK(read("a.txt", "Report\n\n" + report + "\f" + report + "\f" + report).articles.size() == 1);
  CHECK(read("a.txt", page + "\f").articles.size() == 1);
}

TEST_CASE("JSON Lines in UTF-16 are read") {
  const std::string lines =
      "{\"title\":\"Bridge\",\"text\":\"It is rebuilt.\"}\r\n{\"title\":\"Rain\",\"text\":\"On.\"}\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : lines) wide += std::string(1, c) + '\0';
  const Collected read_wide = read("a.jsonl", wide);
  REQUIRE(read_wide.articles.size() == 2);
  CHECK(read_wide.articles[1].title == "Rain");
}

TEST_CASE("the date of a file without one in its name is that of the nearest folder") {
  struct Row {
    const char* name;
    const char* date;
  };
  for (const Row& row :
       {Row{"2016-08-24-title.txt", "2016-08-24"}, Row{"a/1914-08-24/ed-1/seq-1/ocr.xml", "1914-08-24"},
        Row{"sn83030214/1914/08/25/ed-1/ocr.txt", "1914-08-25"}, Row{"19140826/a.txt", "1914-08-26"},
        Row{"1914-08-24/1914-08-27.txt", "1914-08-27"}, Row{"1914/08/a.txt", ""}, Row{"1914/13/25/a.txt", ""},
        Row{"archive/a.txt", ""}}) {
    CAPTURE(row.name);
    const Date date = file_name_date(row.name);
    CHECK((date.known() ? to_iso(date) : "") == row.date);
  }
}

namespace {

// A mail with attachments: names and what is in them.
std::string mail_with(const std::vector<std::pair<std::string, std::string>>& attachments) {
  std::string mail =
      "From: Port <press@port.example>\nSubject: Releases\nDate: Wed, 24 Aug 2016 06:00:00 +0000\n"
      "List-Id: Port News <news.port.example>\nContent-Type: multipart/mixed; boundary=\"" +
      std::to_string(attachments.front().second.size()) + "\"\n\n";
  const std::string boundary = "--" + std::to_string(attachments.front().second.size());
  for (const auto& [name, bytes] : attachments) {
    mail += boundary +
            "\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + name +
            "\"\n\n" + bytes + "\n";
  }
  return mail + boundary + "--\n";
}

}  // namespace

TEST_CASE("documents attached to mails are read, with the mail's date and list where they have none") {
  const Collected box = read(
      "box.eml",
      mail_with({{"tide.txt", "The tide\n\nThe tide was high on Monday."},
                 {"../a/fish.json", R"([{"title": "Fish", "text": "It cost more.", "date": "2016-08-01"}])"},
                 {"winmail.dat", "\x78\x9f\x3e\x22\x01"}}));
  REQUIRE(box.articles.size() == 3);
  CHECK(box.articles[0].title == "Releases");
  CHECK(box.articles[1].title == "The tide");
  CHECK(to_iso(box.articles[1].date) == "2016-08-24T06:00:00Z");
  CHECK(box.articles[1].source == "Port News");
  CHECK(box.articles[1].extra.front() == std::pair{"date_from"s, "\"enclosing record\""s});
  CHECK(to_iso(box.articles[2].date) == "2016-08-01");
  CHECK(box.inputs == std::vector{"box.eml"s, "box.eml/tide.txt"s, "box.eml"s, "box.eml/.._a_fish.json"s,
                                  "box.eml"s, "box.eml/winmail.dat"s, "box.eml"s});
  CHECK(box.rejects == std::vector{"the format is not recognised"s});
}

TEST_CASE("mails attached to mails attached to mails end somewhere") {
  std::string mail = mail_with({{"tide.txt", "The tide was high."}});
  for (int i = 0; i < 20; ++i) mail = mail_with({{"mail.eml", mail}});
  const Collected box = read("box.eml", mail);
  CHECK(box.articles.size() > 2);
  CHECK(box.rejects == std::vector{"documents within documents, too many of them"s});
}
