// TREC collections: <DOC> elements in SGML that no XML parser takes, many in a file. Tags differ by
// collection (AP, WSJ, Financial Times, Los Angeles Times, FBIS, AQUAINT, Gigaword, Hamshahri, Sogou); those
// that hold text are known.
#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t longest_document = 16U << 20;

constexpr auto title_tags = std::to_array<std::string_view>(
    {"headline", "hl", "head", "title", "ti", "doctitle", "contenttitle", "h3"});
constexpr auto text_tags = std::to_array<std::string_view>({"lp", "leadpara", "text"});
constexpr auto other_text_tags = std::to_array<std::string_view>({"body", "content"});
constexpr auto date_tags = std::to_array<std::string_view>(
    {"date_time", "datetime", "date1", "date", "dd", "pubdate", "story_date"});
constexpr auto byline_tags = std::to_array<std::string_view>({"byline", "author", "by"});
constexpr auto source_tags = std::to_array<std::string_view>({"pub", "so", "source", "publication"});

std::string first_of(std::string_view document, std::span<const std::string_view> tags) {
  for (const std::string_view tag : tags) {
    const auto content = element_content(document, tag);
    if (!content) continue;
    std::string line = clean_line_field(without_tags(*content));
    if (!line.empty()) return line;
  }
  return "";
}

// The headline's lines, without the "@" that the Wall Street Journal has before further ones.
std::string headline_of(std::string_view document) {
  const std::string lines = first_of(document, title_tags);
  std::string line;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines.compare(at, 3, " @ ") == 0) {
      ++at;
    } else {
      line += lines[at];
    }
  }
  return line;
}

constexpr std::string_view before_name = " ---- By ";  // within headlines of that paper

// Without the date that the Financial Times has before it ("FT  14 MAY 91 / ").
std::string title_of(std::string_view document) {
  const std::string line = headline_of(document);
  const std::size_t slash = line.find(" / ");
  const bool dated = line.starts_with("FT ") && slash != std::string::npos && slash > 3 &&
                     parse_date(std::string_view(line).substr(3, slash - 3)).has_value();
  const std::size_t begin = dated ? slash + 3 : 0;
  return line.substr(begin, line.find(before_name) - begin);
}

std::string byline_of(std::string_view document) {
  std::string byline = first_of(document, byline_tags);
  if (!byline.empty()) return byline;
  const std::string line = headline_of(document);
  const std::size_t name = line.find(before_name);
  return name == std::string::npos ? "" : line.substr(name + before_name.size());
}

// "19980601" in "NYT19980601.0001" and "AFP_ENG_20020430.0001"; of two-digit years only where the collection
// is known to write them so: "AP880212-0001", "WSJ870324-0001" (year first), "LA010189-0001" (year last).
std::optional<Date> date_in_number(std::string_view number) {
  const std::size_t begin = number.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view digits = number.substr(begin, number.find_first_not_of("0123456789", begin) - begin);
  if (digits.size() == 8) return parse_date(digits);
  if (digits.size() != 6) return std::nullopt;
  const std::string_view name = number.substr(0, begin);
  const std::string text(digits);
  if (name == "AP" || name == "WSJ" || name == "FR") return parse_date("19" + text);
  if (name == "LA") return parse_date("19" + text.substr(4) + text.substr(0, 4));
  return std::nullopt;
}

// A date as collections write it: "January 1, 1989, Sunday, Home Edition", "1998-06-01 00:12", "910514".
std::optional<Date> read_date(std::string_view text) {
  if (text.size() == 6 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    return parse_date("19" + std::string(text));
  }
  // "03/24/87": of the last century, as all such collections are.
  if (text.size() == 8 && text[2] == '/' && text[5] == '/') {
    return parse_date("19" + std::string(text.substr(6)) + "-" + std::string(text.substr(0, 2)) + "-" +
                      std::string(text.substr(3, 2)));
  }
  if (const auto date = parse_date(text, DayMonthOrder::month_first)) return date;
  // What follows the day may be anything.
  for (std::size_t end = text.rfind(','); end != std::string_view::npos && end > 0;
       end = text.rfind(',', end - 1)) {
    if (const auto date = parse_date(text.substr(0, end), DayMonthOrder::month_first)) return date;
  }
  return std::nullopt;
}

// Notes of the wire's editors between paragraphs: "MORE", "OPTIONAL TRIM FOLLOWS".
std::string without_annotations(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; const auto note = next_element(text, "annotation", at);) {
    const auto begin = static_cast<std::size_t>(note->data() - text.data());
    out += text.substr(copied, text.rfind('<', begin) - copied);
    copied = at;
  }
  return out += text.substr(std::min(copied, text.size()));
}

std::string text_of(std::string_view document) {
  std::string text;
  for (const std::string_view tag : text_tags) {
    for (std::size_t at = 0; const auto content = next_element(document, tag, at);) {
      text += "\n\n" + without_tags(without_annotations(*content));
    }
  }
  for (const std::string_view tag : other_text_tags) {
    if (!clean_line_field(text).empty()) break;
    if (const auto body = element_content(document, tag)) text = without_tags(*body);
  }
  // The San Jose Mercury News ends paragraphs so.
  constexpr std::string_view mark = ".;   ";
  std::string marked;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    marked.append(text, begin, end - begin);
    if (end < text.size()) marked += ".\n\n";
    begin = end + mark.size();
  }
  return join_paragraphs(clean_text_field(marked));
}

// What stands in CDATA sections, written as other text is.
std::string with_cdata_as_text(std::string_view document) {
  constexpr std::string_view begin = "<![CDATA[";
  constexpr std::string_view end = "]]>";
  std::string out;
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t section = std::min(document.find(begin, at), document.size());
    out += document.substr(at, section - at);
    if (section == document.size()) break;
    const std::size_t from = section + begin.size();
    const std::size_t to = std::min(document.find(end, from), document.size());
    for (const char c : document.substr(from, to - from)) {
      if (c == '&' || c == '<') {
        out += c == '&' ? "&amp;" : "&lt;";
      } else {
        out += c;
      }
    }
    at = std::min(to + end.size(), document.size());
  }
  return out;
}

std::string number_of(std::string_view document) {
  const std::string number = first_of(document, std::array<std::string_view, 2>{"docno", "docid"});
  return number.empty() ? clean_line_field(attribute_value(document, "id")) : number;
}

std::string read_document(std::string_view sgml, Article& article) {
  const std::string document = with_cdata_as_text(sgml);
  article.id = number_of(document);
  article.title = title_of(document);
  article.text = text_of(document);
  article.byline = clean_byline(byline_of(document));
  article.source = first_of(document, source_tags);
  article.dateline = first_of(document, std::array<std::string_view, 1>{"dateline"});
  article.url = first_of(document, std::array<std::string_view, 2>{"url", "link"});
  for (const std::string_view tag : {"section", "page", "fileid", "doctype", "abstract"}) {
    if (const auto content = element_content(document, tag))
      add_extra_text(article, tag, without_tags(*content));
  }
  for (std::size_t at = 0; const auto content = next_element(document, "cat", at);)
    add_given(article.topic, clean_line_field(without_tags(*content)));
  const std::string date = first_of(document, date_tags);
  auto read = read_date(date);
  if (!read) read = date_in_number(article.id);
  if (read) article.date = *read;
  const std::string reason = finish_article(article);
  if (!reason.empty()) return reason;
  if (!read && !date.empty()) keep_unread_date(date, article);
  return "";
}

bool begins_document(std::string_view line) {
  const std::string begin = ascii_lowered(line.substr(0, 5));
  return begin == "<doc>" || begin == "<doc ";
}

// Where the next document begins in a line, behind other tags; the line's end where none does.
std::size_t next_document(std::string_view line) {
  std::size_t at = line.find('<');
  while (at != std::string_view::npos && !begins_document(line.substr(at))) at = line.find('<', at + 1);
  return std::min(at, line.size());
}

// Behind the first end tag of a document; npos where the line has none.
std::size_t end_of_document(std::string_view line) {
  constexpr std::string_view tag = "</doc>";
  for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
    if (ascii_lowered(line.substr(at, tag.size())) == tag) return at + tag.size();
  }
  return std::string_view::npos;
}

std::string name_of(std::string_view document, std::size_t line) {
  const std::string number = number_of(document);
  return number.empty() ? "line " + std::to_string(line) : "DOCNO " + number;
}

}  // namespace

int recognise_trec(std::string_view head, std::string_view) {
  std::size_t at = 0;
  const auto document = next_element(head, "doc", at);
  if (!document) return 0;
  const bool numbered = element_content(head, "docno") || element_content(head, "docid");
  const bool gigaword = head.find("<DOC id=\"") != std::string_view::npos && element_content(head, "text");
  return numbered || gigaword ? 90 : 0;
}

void read_trec(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  LineReader lines(decoded, longest_document);
  std::string document;
  std::size_t begin = 0;
  bool inside = false;
  for (std::string_view line; lines.next(line);) {
    if (lines.was_cut())
      sink.reject("line " + std::to_string(lines.number()), "the line is longer than 16 MB");
    // A line may hold the end of a document and all of further ones.
    while (!line.empty() || inside) {
      const std::size_t first =
          inside ? std::min(line.find_first_not_of(" \t"), line.size()) : next_document(line);
      if (begins_document(line.substr(first))) {
        if (inside) sink.reject(name_of(document, begin), "the document has no end");
        document.clear();
        inside = true;
        begin = lines.number();
      }
      if (!inside) break;
      const std::size_t end = end_of_document(line);
      const bool ends = end != std::string_view::npos;
      document += line.substr(0, end);
      document += '\n';
      line.remove_prefix(std::min(end, line.size()));
      if (!ends && document.size() <= longest_document) break;
      inside = false;
      Article article;
      const std::string reason = ends ? read_document(document, article) : "larger than 16 MB";
      if (!reason.empty()) {
        sink.reject(name_of(document, begin), reason);
      } else if (!sink.article(std::move(article))) {
        return;
      }
    }
  }
  if (inside) sink.reject(name_of(document, begin), "the document has no end: the file is cut short");
}

}  // namespace backfile
