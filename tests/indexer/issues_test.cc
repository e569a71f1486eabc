// Digitised papers: METS files and the ALTO pages beside them, as libraries lay them out.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "collecting_sink.h"
#include "indexer/issues/issue_assembly.h"
#include "indexer/read_input.h"
#include "scratch.h"

using namespace backfile;
using namespace std::string_literals;

namespace {

// A page of blocks, each a line of words; blocks and words have ids: "P1_B1", "P1_B1_W1".
std::string alto(const std::string& page, const std::vector<std::string>& blocks) {
  std::string text = "<alto><Layout><Page PHYSICAL_IMG_NR=\"" + page + "\"><PrintSpace>";
  for (std::size_t block = 1; block <= blocks.size(); ++block) {
    const std::string id = "P" + page + "_B" + std::to_string(block);
    text += "<TextBlock ID=\"" + id + "\"><TextLine>";
    std::size_t number = 0;
    for (std::size_t at = 0; at < blocks[block - 1].size();) {
      const std::size_t end = std::min(blocks[block - 1].find(' ', at), blocks[block - 1].size());
      text += "<String ID=\"" + id + "_W" + std::to_string(++number) + "\" CONTENT=\"" +
              blocks[block - 1].substr(at, end - at) + "\"/>";
      at = end + 1;
    }
    text += "</TextLine></TextBlock>";
  }
  return text + "</PrintSpace></Page></Layout></alto>";
}

std::string mets(const std::string& content, const std::string& label = "") {
  return "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" LABEL=\"" +
         label + "\">" + content + "</mets>";
}

std::string mods(const std::string& id, const std::string& content) {
  return "<dmdSec ID=\"" + id + "\"><mdWrap MDTYPE=\"MODS\"><xmlData><mods>" + content +
         "</mods></xmlData></mdWrap></dmdSec>";
}

std::string files(const std::vector<std::string>& places) {
  std::string text = "<fileSec><fileGrp USE=\"Text\">";
  for (std::size_t at = 0; at < places.size(); ++at) {
    text += "<file ID=\"ALTO" + std::to_string(at + 1) + "\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"" +
            places[at] + "\"/></file>";
  }
  return text + "</fileGrp></fileSec>";
}

std::string area(const std::string& file, const std::string& begin, const std::string& end = "") {
  return "<fptr><area BETYPE=\"IDREF\" FILEID=\"" + file + "\" BEGIN=\"" + begin + "\"" +
         (end.empty() ? "" : " END=\"" + end + "\"") + "/></fptr>";
}

std::string logical(const std::string& divisions) {
  return "<structMap TYPE=\"LOGICAL\"><div TYPE=\"Newspaper\" DMDID=\"PAPER\"><div TYPE=\"ISSUE\" "
         "DMDID=\"ISSUE\">" +
         divisions + "</div></div></structMap>";
}

const std::string described = mods("PAPER",
                                   "<titleInfo><title>The Tarn Gazette.</title><subTitle>A daily</subTitle>"
                                   "</titleInfo><originInfo><dateIssued point=\"start\">1851</dateIssued>"
                                   "</originInfo>") +
                              mods("ISSUE", "<originInfo><dateIssued>1868-04-24</dateIssued></originInfo>");

const std::vector<std::string> front = {"THE TARN GAZETTE", "THE FERRY", "The ferry sank on Monday.",
                                        "Nobody was lost.", "WANTED a good cook."};
const std::vector<std::string> second = {"of the harbour board met.", "PRICES", "Wheat fell."};

const std::string two_articles =
    described + mods("A1", "<titleInfo><nonSort>The</nonSort><title>Ferry</title></titleInfo>") +
    files({"file://./alto/1.xml", "alto\\2.xml"}) +
    logical("<div TYPE=\"TITLE_SECTION\"><div TYPE=\"HEADLINE\">" + area("ALTO1", "P1_B1") +
            "</div></div><div TYPE=\"CONTENT\"><div TYPE=\"ARTICLE\" DMDID=\"A1\"><div TYPE=\"HEADING\"><div "
            "TYPE=\"TITLE\">" +
            area("ALTO1", "P1_B2") + "</div></div><div TYPE=\"BODY\"><div TYPE=\"PARAGRAPH\">" +
            area("ALTO1", "P1_B3") + "</div><div TYPE=\"PARAGRAPH\">" + area("ALTO1", "P1_B4") +
            "</div><div TYPE=\"PARAGRAPH\">" + area("ALTO2", "P2_B1") +
            "</div></div></div><div TYPE=\"SECTION\" LABEL=\"Trade\"><div TYPE=\"HEADING\"/><div "
            "TYPE=\"ARTICLE\" "
            "LABEL=\"Sans titre\"><div TYPE=\"HEADLINE\">" +
            area("ALTO2", "P2_B2") + "</div><div TYPE=\"TEXT\">" + area("ALTO2", "P2_B3") +
            "</div></div></div><div TYPE=\"ADVERTISEMENT\">" + area("ALTO1", "P1_B5_W1", "P1_B5_W4") +
            "</div></div>");

CollectingSink read(const std::map<std::string, std::string>& written) {
  const ScratchFolder scratch;
  CollectingSink sink;
  for (const auto& [name, bytes] : written) scratch.write("in/" + name, bytes);
  read_input(scratch.file("in"), {}, sink);
  return sink;
}

std::string extra_of(const Article& article, const std::string& name) {
  for (const auto& [key, value] : article.extra) {
    if (key == name) return value;
  }
  return "";
}

void check_two_articles(const CollectingSink& sink) {
  CHECK(sink.rejects.empty());
  CHECK(sink.notices.empty());
  REQUIRE(sink.articles.size() == 3);
  const Article& ferry = sink.articles[0];
  CHECK(ferry.title == "The Ferry");
  CHECK(ferry.text == "The ferry sank on Monday.\n\nNobody was lost.\n\nof the harbour board met.");
  CHECK(ferry.source == "The Tarn Gazette");
  CHECK(to_iso(ferry.date) == "1868-04-24");
  CHECK(extra_of(ferry, "page") == "\"1, 2\"");
  CHECK(extra_of(ferry, "category") == "\"ARTICLE\"");
  CHECK(sink.articles[1].title.empty());
  CHECK(sink.articles[1].text == "WANTED a good cook.");
  CHECK(sink.articles[2].title == "PRICES");
  CHECK(sink.articles[2].text == "Wheat fell.");
  CHECK(extra_of(sink.articles[2], "section") == "\"Trade\"");
}

}  // namespace

TEST_CASE("articles of an issue, whichever of its files comes first") {
  check_two_articles(read({{"issue/mets.xml", mets(two_articles)},
                           {"issue/alto/1.xml", alto("1", front)},
                           {"issue/alto/2.xml", alto("2", second)}}));
  check_two_articles(read({{"issue/0-mets.xml", mets(two_articles)},
                           {"issue/alto/1.xml", alto("1", front)},
                           {"issue/alto/2.xml", alto("2", second)}}));
}

TEST_CASE("an issue in UTF-16") {
  const auto wide = [](const std::string& text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text) bytes += {c, '\0'};
    return bytes;
  };
  check_two_articles(read({{"issue/mets.xml", wide(mets(two_articles))},
                           {"issue/alto/1.xml", wide(alto("1", front))},
                           {"issue/alto/2.xml", alto("2", second)}}));
}

TEST_CASE("files of an issue that are named one by one") {
  const ScratchFolder scratch;
  CollectingSink sink;
  InputReader reader({}, sink);
  std::string content = two_articles;
  for (const std::string folder : {"file://./alto/", "alto\\"})
    content.erase(content.find(folder), folder.size());
  reader.read(scratch.write("a/1.xml", alto("1", front)));
  reader.read(scratch.write("a/mets.xml", mets(content)));
  CHECK(sink.articles.empty());
  reader.read(scratch.write("a/2.xml", alto("2", second)));
  check_two_articles(sink);
  reader.finish();
  CHECK(sink.articles.size() == 3);
}

TEST_CASE("files of the same names in different folders, in any order") {
  const ScratchFolder scratch;
  const auto issue = [&](const std::string& folder, const std::string& text) {
    scratch.write(folder + "/1.xml", alto("1", {text}));
    scratch.write(folder + "/mets.xml",
                  mets(files({"1.xml"}) + logical("<div TYPE=\"ARTICLE\" LABEL=\"" + folder + "\">" +
                                                  area("ALTO1", "P1_B1") + "</div>")));
  };
  issue("a", "It rained.");
  issue("b", "It snowed.");
  CollectingSink sink;
  InputReader reader({}, sink);
  for (const char* file : {"b/1.xml", "a/1.xml", "a/mets.xml", "b/mets.xml"}) reader.read(scratch.file(file));
  reader.finish();
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].title == "a");
  CHECK(sink.articles[0].text == "It rained.");
  CHECK(sink.articles[1].text == "It snowed.");
}

TEST_CASE("issues in containers") {
  const ScratchFolder scratch;
  scratch.write("issue/mets.xml", mets(two_articles));
  scratch.write("issue/alto/1.xml", alto("1", front));
  scratch.write("issue/alto/2.xml", alto("2", second));
  const std::string packed = scratch.file("issue.tar.gz");
  REQUIRE(std::system(("tar -C " + scratch.file("") + " -czf " + packed + " issue").c_str()) == 0);
  CollectingSink sink;
  read_input(packed, {}, sink);
  check_two_articles(sink);
}

TEST_CASE("what no article has of a page is an article of its own, running titles are not") {
  std::string list = "Births Deaths Marriages";
  for (int at = 0; at < 20; ++at) list += " name";
  const CollectingSink sink = read(
      {{"mets.xml",
        mets(described + files({"1.xml", "2.xml"}) +
             logical("<div TYPE=\"ARTICLE\">" + area("ALTO1", "P1_B2") + area("ALTO2", "P2_B2") + "</div>"))},
       {"1.xml", alto("1", {list, "It rained on Tuesday."})},
       {"2.xml", alto("2", {"THE TARN GAZETTE 2", "It rained on."})}});
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].text == "It rained on Tuesday.\n\nIt rained on.");
  CHECK(sink.articles[1].title == "Page 1");
  CHECK(sink.articles[1].text == list);
  CHECK(sink.articles[1].source == "The Tarn Gazette");
  CHECK(to_iso(sink.articles[1].date) == "1868-04-24");
}

TEST_CASE("a sentence that a column's end breaks goes on, a quotation's end is one") {
  const CollectingSink sink = read(
      {{"mets.xml",
        mets(files({"1.xml"}) + logical("<div TYPE=\"ARTICLE\">" + area("ALTO1", "P1_B1") +
                                        area("ALTO1", "P1_B2") + area("ALTO1", "P1_B3") + "</div>"))},
       {"1.xml",
        alto("1", {"\u201CThe ferry,\u201D he said, \u201Csank.\u201D", "Nobody was lost on", "Monday."})}});
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].text ==
        "\u201CThe ferry,\u201D he said, \u201Csank.\u201D\n\nNobody was lost on Monday.");
}

TEST_CASE("words of an article by links to parts of pages") {
  const std::string content =
      mods("ISSUE",
           "<titleInfo><title>The Tarn Gazette</title></titleInfo><part><date>24.04.1868</date></part>") +
      files({"1.xml"}) +
      "<structMap TYPE=\"LOGICAL\"><div ID=\"log1\" TYPE=\"ISSUE\" DMDID=\"ISSUE\"><div ID=\"art1\" "
      "TYPE=\"ARTICLE\"/><div ID=\"art2\" TYPE=\"ARTICLE\"/></div></structMap><structMap "
      "TYPE=\"PHYSICAL\"><div "
      "ID=\"phys0\" TYPE=\"physSequence\"><div ID=\"phys1\" TYPE=\"page\" ORDERLABEL=\"iv\"><fptr "
      "FILEID=\"ALTO1\"/><div ID=\"pa1\" TYPE=\"pagearea\" LABEL=\"Headline\">" +
      area("ALTO1", "P1_B2_W1", "P1_B2_W2") + "</div><div ID=\"pa2\" TYPE=\"pagearea\" LABEL=\"Textblock\">" +
      area("ALTO1", "P1_B3_W1", "P1_B4_W3") + "</div></div></div></structMap>" +
      "<structLink><smLink xlink:from=\"log1\" xlink:to=\"phys0\"/><smLink xlink:from=\"art2\" "
      "xlink:to=\"phys1\"/>"
      "<smLinkGrp><smLocatorLink xlink:href=\"#art1\" xlink:label=\"article\"/><smLocatorLink "
      "xlink:href=\"#pa1\" xlink:label=\"area 1\"/><smLocatorLink xlink:href=\"#pa2\" xlink:label=\"area "
      "2\"/>"
      "<smArcLink xlink:from=\"article\" xlink:to=\"area 1\"/><smArcLink xlink:from=\"article\" "
      "xlink:to=\"area "
      "2\"/></smLinkGrp></structLink>";
  const CollectingSink sink = read({{"mets.xml", mets(content)}, {"1.xml", alto("1", front)}});
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].title == "THE FERRY");
  CHECK(sink.articles[0].text == "The ferry sank on Monday.\n\nNobody was lost.");
  CHECK(extra_of(sink.articles[0], "page") == "\"iv\"");
  CHECK(to_iso(sink.articles[0].date) == "1868-04-24");
}

TEST_CASE("pages of an issue whose articles nobody marked") {
  const std::string content =
      mods("issueModsBib",
           "<relatedItem type=\"host\"><identifier type=\"lccn\">sn00000000</identifier><part><detail "
           "type=\"volume\"><number>12</number></detail><detail "
           "type=\"issue\"><number>3</number></detail></part>"
           "</relatedItem><originInfo><dateIssued>1905-01-25</dateIssued></originInfo>") +
      files({"./0001.xml"}) +
      "<structMap><div TYPE=\"np:issue\" DMDID=\"issueModsBib\"><div TYPE=\"np:page\"><fptr "
      "FILEID=\"ALTO1\"/></div>"
      "</div></structMap>";
  const CollectingSink sink =
      read({{"issue/0001.xml", alto("7", front)},
            {"issue/1905012501.xml", mets(content, "The Tarn star. (Tarn), 1905-01-25")}});
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].title == "Page 7");
  CHECK(sink.articles[0].source == "The Tarn star. (Tarn)");
  CHECK(to_iso(sink.articles[0].date) == "1905-01-25");
  CHECK(extra_of(sink.articles[0], "volume") == "\"12\"");
  CHECK(extra_of(sink.articles[0], "issue") == "\"3\"");
}

TEST_CASE("who wrote an article, and what is of its scan") {
  const std::string content =
      mods("ISSUE",
           "<titleInfo><title>The Tarn Gazette</title></titleInfo><originInfo "
           "eventType=\"digitization\"><dateIssued>"
           "2013-05-04</dateIssued></originInfo><originInfo><dateIssued>1868-04-24</dateIssued></originInfo>"
           "<language><languageTerm>en</languageTerm><languageTerm>cy</languageTerm></language>") +
      mods("A",
           "<titleInfo><title>Kicker</title></titleInfo><titleInfo><title>Ferry</title><subTitle>One "
           "sank</subTitle>"
           "</titleInfo><name><namePart type=\"given\">Ana</namePart><namePart "
           "type=\"family\">Reyes</namePart>"
           "</name><language><languageTerm>French</languageTerm></language><classification>news</"
           "classification>") +
      files({"1.xml"}) +
      logical("<div TYPE=\"ARTICLE\" DMDID=\"A\">" + area("ALTO1", "P1_B3") +
              "</div><div TYPE=\"ARTICLE\"><div TYPE=\"AUTHOR\">" + area("ALTO1", "P1_B1") +
              "</div><div TYPE=\"TEXT\">" + area("ALTO1", "P1_B4") + "</div></div>");
  const CollectingSink sink = read({{"mets.xml", mets(content)}, {"1.xml", alto("1", front)}});
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].title == "Kicker: Ferry: One sank");
  CHECK(sink.articles[0].byline == "Ana Reyes");
  CHECK(sink.articles[0].language == "French");
  CHECK(extra_of(sink.articles[0], "category") == "\"news\"");
  CHECK(to_iso(sink.articles[0].date) == "1868-04-24");
  CHECK(sink.articles[1].byline == "THE TARN GAZETTE");
  CHECK(sink.articles[1].language.empty());
}

TEST_CASE("a volume of several issues has no date of its own") {
  std::string both = alto("1", front);
  both.insert(both.find("</Layout>"),
              "<Page PHYSICAL_IMG_NR=\"2\"><TextBlock ID=\"X\"><TextLine><String "
              "CONTENT=\"Rain.\"/></TextLine></TextBlock></Page>");
  const std::string content =
      mods("I1", "<originInfo><dateIssued>1868-04-24</dateIssued></originInfo>") +
      mods("I2", "<originInfo><dateIssued>1868-04-25</dateIssued></originInfo>") + files({"1.xml"}) +
      "<structMap TYPE=\"LOGICAL\"><div TYPE=\"VOLUME\"><div TYPE=\"ISSUE\" DMDID=\"I1\"/><div "
      "TYPE=\"ISSUE\" "
      "DMDID=\"I2\"><div TYPE=\"ARTICLE\" LABEL=\"Rain\">" +
      area("ALTO1", "X") +
      "</div></div></div></structMap><structMap TYPE=\"PHYSICAL\"><div TYPE=\"page\" ORDER=\"9\">"
      "<fptr FILEID=\"ALTO1\"/></div></structMap>";
  const CollectingSink sink = read({{"mets.xml", mets(content)}, {"1.xml", both}});
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].title == "Rain");
  CHECK(to_iso(sink.articles[0].date) == "1868-04-25");
  CHECK(extra_of(sink.articles[0], "page") == "\"2\"");
  CHECK(sink.articles[1].title == "Page 1");
  CHECK_FALSE(sink.articles[1].date.known());
}

TEST_CASE("a package with one METS file of its contents and one of its articles") {
  const std::string contents =
      "<dmdSec ID=\"D\"><mdWrap><xmlData><title>1868-04-24 "
      "(3)</title><date>1868-04-24</date></xmlData></mdWrap>"
      "</dmdSec>" +
      files({"ocr/1.xml", "toc/t.xml"}) +
      "<structMap TYPE=\"physical\"><div TYPE=\"set\"><div TYPE=\"group\" DMDID=\"D\"><div TYPE=\"object\" "
      "ORDERLABEL=\"NP\" ORDER=\"1\"><fptr FILEID=\"ALTO1\"/></div></div></div></structMap>";
  const std::string toc =
      files({"../ocr/1.xml"}) + logical("<div TYPE=\"CONTENT\"><div TYPE=\"ARTICLE\"><div TYPE=\"BODY\">" +
                                        area("ALTO1", "P1_B3") + "</div></div></div>");
  const CollectingSink sink = read(
      {{"p/manifest.xml", mets(contents)}, {"p/ocr/1.xml", alto("1", front)}, {"p/toc/t.xml", mets(toc)}});
  CHECK(sink.rejects.empty());
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].text == "The ferry sank on Monday.");
  CHECK(to_iso(sink.articles[0].date) == "1868-04-24");
  CHECK(sink.articles[0].source.empty());
}

TEST_CASE("parts of an issue that are missing") {
  const CollectingSink half =
      read({{"issue/mets.xml", mets(two_articles)}, {"issue/alto/1.xml", alto("1", front)}});
  CHECK(half.notices == std::vector{"in/issue/mets.xml: pages of the issue are missing"s});
  REQUIRE(half.articles.size() == 2);
  CHECK(half.articles[0].text == "The ferry sank on Monday.\n\nNobody was lost.");

  const CollectingSink cut =
      read({{"issue/mets.xml", mets(two_articles).substr(0, two_articles.size() - 200)},
            {"issue/alto/1.xml", alto("1", front)},
            {"issue/alto/2.xml", alto("2", second)}});
  CHECK(cut.rejects.size() == 1);
  CHECK_FALSE(cut.articles.empty());

  CHECK(read({{"issue/mets.xml", mets(two_articles)}}).articles.empty());
  const CollectingSink pages = read({{"1.xml", alto("1", front)}, {"2.xml", alto("2", {})}});
  REQUIRE(pages.articles.size() == 1);
  CHECK(pages.articles[0].title == "Page 1");
  CHECK(pages.notices == std::vector{"in/2.xml: a blank page"s});
}

TEST_CASE("what waits for its issue is bounded") {
  CollectingSink sink;
  IssueAssembly issues(1U << 20);
  const std::string page = alto("1", front);
  std::size_t read = 0;
  for (; sink.articles.empty() && read < 1000; ++read) {
    StringSource source(page);
    const std::string name = std::to_string(read) + ".xml";
    issues.add(name, name, page, source, sink);
  }
  CHECK(read < 1000);
  CHECK(sink.inputs.back() == "0.xml");
  issues.finish(sink);
  CHECK(sink.articles.size() == read);

  CollectingSink stopped;
  stopped.most = 1;
  IssueAssembly others;
  for (const char* name : {"1.xml", "2.xml", "3.xml"}) {
    StringSource source(page);
    others.add(name, name, page, source, stopped);
  }
  others.finish(stopped);
  CHECK(stopped.articles.size() == 1);
}
