// Documents of word processors, as such programs write them, and the text that comes out.
#include "indexer/documents/document_text.h"

#include <doctest/doctest.h>

#include <array>

#include "indexer/documents/spreadsheet.h"
#include "tests/indexer/collecting_sink.h"

using namespace backfile;

namespace {

// The reason in angle brackets where the bytes break off.
std::string all_of(ByteSource& text) {
  std::string out;
  std::array<char, 100> buffer{};
  try {
    for (std::size_t count = 0; (count = text.read(buffer)) > 0;) out.append(buffer.data(), count);
  } catch (const Error& error) {
    out += "<" + std::string(error.what()) + ">";
  }
  return out;
}

// "no document" where it is none.
std::string text_of(std::string_view bytes, std::size_t piece = static_cast<std::size_t>(-1)) {
  StringSource source(bytes, piece);
  const auto text = document_text(bytes.substr(0, 1U << 16), source);
  return text == nullptr ? "no document" : all_of(*text);
}

std::string word(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
         "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" +
         body + "</w:body></w:document>";
}

std::string open_document(const std::string& body) {
  return "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
         "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>" +
         body + "</office:text></office:body></office:document-content>";
}

}  // namespace

TEST_CASE("WordprocessingML is its paragraphs") {
  struct Row {
    const char* body;
    const char* text;
  };
  for (const Row& row : {
           Row{"<w:p><w:r><w:t>Strike</w:t></w:r></w:p><w:p/><w:p><w:r><w:t xml:space=\"preserve\">Two </w:t>"
               "</w:r><w:hyperlink><w:r><w:t>days</w:t></w:r></w:hyperlink></w:p>",
               "Strike\n\nTwo days\n\n"},
           Row{"<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
               "</w:r></w:p>",
               "a\nb\tc-d\n\n"},
           Row{"<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r>"
               "</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
               "new\n\n"},
           Row{"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>HD</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Strike"
               "</w:t></w:r></w:p><w:p><w:r><w:t>at mills</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
               "HD\tStrike\n\nat mills\n\n"},
           Row{"<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
               "</w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback>"
               "</mc:AlternateContent></w:p>",
               "box\n\n"},
           Row{"<w:p><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></"
               "w:rubyBase>"
               "</w:ruby></w:p>",
               "漢\n\n"},
           Row{"", ""},
       }) {
    CAPTURE(row.body);
    CHECK(text_of(word(row.body)) == row.text);
    CHECK(text_of(word(row.body), 3) == row.text);
  }
}

TEST_CASE("Word 2003's XML and the strict kind are read, other documents are not") {
  const std::string paragraph = "<w:p><w:r><w:t>Rain</w:t></w:r></w:p>";
  CHECK(text_of("<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>" +
                paragraph + "</w:body></w:wordDocument>") == "Rain\n\n");
  CHECK(text_of("<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
                paragraph + "</w:body></w:document>") == "Rain\n\n");
  CHECK(text_of("<document><p>Rain</p></document>") == "no document");
  CHECK(text_of("Rain.") == "no document");
  CHECK(text_of("") == "no document");
}

TEST_CASE("OpenDocument is its paragraphs, without notes and what was deleted") {
  CHECK(
      text_of(open_document(
          "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Strike</text:h>"
          "<text:p>Two<text:s text:c=\"2\"/>days,<text:note><text:note-body><text:p>n</text:p>"
          "</text:note-body></text:note>\n   <text:span>they</text:span><text:line-break/>said</text:p>")) ==
      "Strike\n\nTwo  days,    they\nsaid\n\n");
  CHECK(text_of(open_document("<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                              "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
                              "</table:table-row></table:table>")) == "a\tb\n\n");
}

TEST_CASE("RTF is its paragraphs") {
  struct Row {
    const char* rtf;
    const char* text;
  };
  for (
      const Row& row : {
          Row{R"({\rtf1\ansi Strike\par Two days\par})", "Strike\n\nTwo days\n\n"},
          Row{"{\\rtf1 Two\r\n days\\\nsaid\\line so}", "Two days\n\nsaid\nso"},
          Row{R"({\rtf1{\fonttbl{\f0 Times;}}{\info{\title T}}{\*\generator G;}{\stylesheet{\s0 Normal;}}x})",
              "x"},
          Row{R"({\rtf1 \{a\} \\ b\~c\_d\-e})", "{a} \\ b\u00A0c-de"},
          Row{R"({\rtf1 \ldblquote a\rdblquote\emdash b\'92s})", "\u201Ca\u201D\u2014b\u2019s"},
          Row{R"({\rtf1\ansicpg1251 \'d0\'e0\'e1})", "Раб"},
          Row{R"({\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1 \'d0{\f0 \'e9}\f2 \'83J})",
              "Рéカ"},
          Row{R"({\rtf1\deff1{\fonttbl{\f1\fcharset238 B;}}\'b3})", "ł"},
          Row{R"({\rtf1 \u1056?\u-10179 ?\u-8704 ?{\uc0\u1072}{\uc2\u1072 ab}c})", "Р😀ааc"},
          Row{R"({\rtf1 a{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}{\v hidden}\v0 b})", "alinkb"},
          Row{R"({\rtf1 \trowd\intbl HD\cell Strike\par at mills\cell\row})", "HD\tStrike\n\nat mills\t\n\n"},
          Row{"{\\rtf1 a{\\pict\\bin3 }}}}b}", "ab"},
          Row{R"({\rtf1 a{\footnote b}{\header c}d})", "ad"},
          Row{R"({\rtf1 a} behind)", "a"},
          Row{R"({\rtf1 a)", "a<the document is cut off>"},
      }) {
    CAPTURE(row.rtf);
    CHECK(text_of(row.rtf) == row.text);
    CHECK(text_of(row.rtf, 1) == row.text);
  }
}

TEST_CASE("deliveries saved as web pages are lines, other pages are not") {
  const std::string factiva =
      "<!DOCTYPE html><html><body><div class=\"article "
      "enArticle\"><table><tr><td><b>HD</b>&nbsp;</td><td><span>"
      "Mill workers strike</span></td></tr><tr><td><b>AN</b>&nbsp;</td><td>Document "
      "QUARP00020140303ea33000xx</td>"
      "</tr></table></div></body></html>";
  CHECK(text_of(factiva) == "HD \n\nMill workers strike\n\nAN \n\nDocument QUARP00020140303ea33000xx");
  const std::string nexis =
      "<HTML><META CHARSET=iso-8859-1><BODY><DIV><P><SPAN>1 of 2 "
      "DOCUMENTS</SPAN></P></DIV><DIV><P>Caf\xE9</P></DIV>"
      "</BODY></HTML>";
  CHECK(text_of(nexis) == "1 of 2 DOCUMENTS\n\nCafé");
  for (const char* page : {"<html><p>He had no DOCUMENTS</p><p>1 of 2</p></html>",
                           "<html><p>See Document QUARP00020140303ea33000xx for more.</p></html>",
                           "1 of 2 DOCUMENTS\n\nThe Post"}) {
    CAPTURE(page);
    CHECK(text_of(page) == "no document");
  }
}

TEST_CASE("sheets of a workbook are CSV") {
  Workbook workbook;
  const auto add = [&](const std::string& path, const std::string& bytes) {
    REQUIRE(Workbook::needs(path));
    StringSource source(bytes);
    workbook.add(path, source);
  };
  add("xl/worksheets/sheet2.xml", "<worksheet/>");
  add("xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>a "
      "\"b\", c</t></is>"
      "</c></row><row/><row><c t=\"str\"><v>x</v></c><c><v>12.5</v></c><c s=\"1\"><v>41701</v></c><c "
      "s=\"2\"><v>41701.4375"
      "</v></c><c t=\"e\"><v>#REF!</v></c></row><row><c t=\"s\"><v>1</v></c><c "
      "t=\"s\"><v>9</v></c></row></sheetData>"
      "</worksheet>");
  add("xl/sharedStrings.xml",
      "<sst><si><t>Title</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si></sst>");
  add("xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]dd/mm/yy\"/></numFmts><cellXfs><xf "
      "numFmtId=\"0\"/>"
      "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
  REQUIRE(workbook.sheets() ==
          std::vector<std::string>{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"});
  CHECK(all_of(*workbook.table("xl/worksheets/sheet1.xml")) ==
        "Title,,\"a \"\"b\"\", c\"\nx,12.5,2014-03-03,2014-03-03T10:30:00Z\ntwo runs\n");
  CHECK(all_of(*workbook.table("xl/worksheets/sheet2.xml")).empty());
  CHECK_FALSE(Workbook::needs("xl/charts/chart1.xml"));
  Workbook old;
  StringSource properties("<workbook><workbookPr date1904=\"1\"/></workbook>");
  old.add("xl/workbook.xml", properties);
  StringSource styles("<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  old.add("xl/styles.xml", styles);
  StringSource sheet("<worksheet><row><c><v>40239</v></c></row></worksheet>");
  old.add("xl/worksheets/sheet1.xml", sheet);
  CHECK(all_of(*old.table("xl/worksheets/sheet1.xml")) == "2014-03-03\n");
  StringSource cut("<worksheet><row><c><v>1</v></c></row><row>");
  old.add("xl/worksheets/sheet2.xml", cut);
  CHECK(all_of(*old.table("xl/worksheets/sheet2.xml")).ends_with('>'));
}

TEST_CASE("OpenDocument's first table is CSV") {
  const std::string cells =
      "<table:table-cell "
      "office:value-type=\"string\"><text:p>Title</text:p></table:table-cell><table:table-cell "
      "table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2014-03-03\"><text:p>03.03.14</text:p></table:table-cell><table:table-cell "
      "table:number-columns-repeated=\"16000\"/>";
  const auto tables = [&](const std::string& second) {
    return "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:table=\"t\" "
           "xmlns:text=\"x\"><office:body><office:spreadsheet><table:table "
           "table:name=\"a\"><table:table-row>" +
           cells + "</table:table-row></table:table><table:table table:name=\"b\"><table:table-row>" +
           second +
           "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
  };
  CHECK(text_of(tables("<table:table-cell/>")) == "Title,,,2014-03-03\n");
  CHECK(text_of(tables(cells)) == "Title,,,2014-03-03\n<only the first table of this spreadsheet is read>");
}

TEST_CASE("documents that are cut or damaged end, and say so") {
  const std::string xml = word("<w:p><w:r><w:t>Strike</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p>");
  const std::string rtf = R"({\rtf1{\fonttbl{\f0\fcharset204 A;}}\f0 Strike \'d0\u1056?\par{\b Two}\par})";
  for (const std::string& whole : {xml, rtf}) {
    for (std::size_t size = whole.size() - 1; size > whole.size() / 2; --size)
      CHECK(text_of(whole.substr(0, size)).ends_with('>'));
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const char c : {'\0', '{', '}', '\\', '<', '\xFF', '9'}) {
        std::string damaged = whole;
        damaged[at] = c;
        CHECK(text_of(damaged).size() < 2000);
      }
    }
  }
  // Any number of groups.
  CHECK(text_of("{\\rtf1 " + std::string(100'000, '{') + "a" + std::string(100'000, '}') + "b}") == "ab");
}
