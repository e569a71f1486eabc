// Articles of Factiva as text. Each ends with its accession number ("Document HARBT00020140303ea33000xx").
// With their indexing, two letters begin each part ("HD" the headline, "LP" and "TD" the text); without it
// headline, author, "231 words", date, source and so on stand line by line above the text. The names of the
// parts: Factiva's own help (Intelligent Indexing fields).
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "common/ascii.h"
#include "common/language.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/copyright_line.h"
#include "indexer/readers/document_lines.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t longest_head = 14;  ///< lines above a text

// The accession number of a last line: code of the source, date, letters and digits.
std::string_view accession_number(std::string_view line) {
  constexpr std::string_view word = "Document ";
  line = trimmed(line);
  for (const std::string_view label : {"AN\t", "AN "}) {
    if (line.starts_with(label)) line = trimmed(line.substr(label.size()));
  }
  if (!line.starts_with(word)) return {};
  line.remove_prefix(word.size());
  const bool number = line.size() >= 20 && line.size() <= 30 && std::ranges::all_of(line, [](char c) {
                        return is_ascii_letter(c) || is_ascii_digit(c);
                      });
  const bool dated = number && std::ranges::count_if(line, is_ascii_digit) >= 8 && is_ascii_upper(line[0]);
  return dated ? line : std::string_view{};
}

// "1,231 words", "231 Wörter".
bool is_word_count(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_ascii_digit(line.front())) return false;
  if (line.substr(0, space).find_first_not_of("0123456789,.") != std::string_view::npos) return false;
  constexpr auto words = std::to_array<std::string_view>(
      {"words", "wörter", "mots", "palabras", "parole", "palavras", "woorden", "слов", "ord", "słów"});
  return std::ranges::find(words, folded_case(line.substr(space + 1))) != words.end();
}

using Lines = std::vector<std::string>;

std::string joined(std::span<const std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text.append(line).append("\n");
  return text;
}

// In the order in which they stand.
constexpr auto part_labels = std::to_array<std::string_view>(
    {"SE", "HD", "CLM", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED",  "PG",  "VOL", "LA", "CY",
     "LP", "TD", "ART", "CT", "RF", "CX", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"});

// How a document's labels are set off: behind a tab or alone on their lines, behind a space, or there are
// none.
enum class Labels : std::uint8_t { none, tabs, spaces };

// The two or three capitals that a line begins with, and what stands behind them.
std::string_view label_of(std::string_view line, Labels labels, std::string_view& value) {
  constexpr std::ptrdiff_t text_label = 16;  // TD; those behind it have codes
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const auto* found = std::ranges::find(part_labels, line.substr(0, end));
  if (found == part_labels.end()) return {};
  const std::string_view behind = trimmed(line.substr(end));
  if (labels == Labels::tabs && !behind.empty() && line[end] != '\t') return {};
  // Behind a space a word in capitals may begin a line of the text.
  const bool coded = found - part_labels.begin() > text_label;
  if (labels == Labels::spaces && coded && !behind.empty() && behind.find(" : ") == std::string_view::npos)
    return {};
  value = behind;
  return *found;
}

Labels labels_in(const Lines& lines) {
  for (const Labels labels : {Labels::tabs, Labels::spaces}) {
    const auto has = [&](std::string_view label) {
      return std::ranges::any_of(lines, [&](std::string_view line) {
        std::string_view value;
        return label_of(line, labels, value) == label;
      });
    };
    if (has("HD") && has("PD")) return labels;
  }
  return Labels::none;
}

// "gbr : United Kingdom | e211 : Tax" -> "United Kingdom", "Tax".
std::vector<std::string> indexed_terms(std::string_view value) {
  std::vector<std::string> terms;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find('|'), value.size());
    const std::string_view term = value.substr(0, end);
    value.remove_prefix(std::min(end + 1, value.size()));
    const std::size_t colon = term.find(" : ");
    if (colon != std::string_view::npos) terms.emplace_back(trimmed(term.substr(colon + 3)));
  }
  return terms;
}

std::string read_date(std::string_view day, std::string_view time, Article& article) {
  if (const auto date = parse_date(std::string(day) + " " + std::string(time))) {
    article.date = *date;
    return "";
  }
  return set_part(Part::date, day, DayMonthOrder::unknown, article);
}

std::string read_indexed(const Lines& lines, Labels labels, Article& article) {
  std::map<std::string_view, std::string> parts;
  std::string* part = nullptr;
  std::ptrdiff_t last = -1;
  for (const std::string& line : lines) {
    std::string_view value;
    const std::string_view label = label_of(line, labels, value);
    const auto place = std::ranges::find(part_labels, label) - part_labels.begin();
    const bool begins_part = !label.empty() && place > last;
    if (begins_part) {
      part = &parts[label];
      last = place;
    } else {
      value = line;
    }
    if (part != nullptr) part->append(value).append("\n");
  }
  article.title = clean_line_field(parts["HD"]);
  article.byline = clean_byline(parts["BY"]);
  article.source = clean_line_field(parts["SN"]);
  article.language = language_code(clean_line_field(parts["LA"]));
  article.text = join_paragraphs(clean_text_field(parts["LP"] + "\n" + parts["TD"]));
  for (const std::string& term : indexed_terms(clean_line_field(parts["NS"]))) add_given(article.topic, term);
  for (const std::string& term : indexed_terms(clean_line_field(parts["RE"])))
    add_given_country(article, term);
  add_extra_text(article, "section", parts["SE"]);
  add_extra_text(article, "page", parts["PG"]);
  return read_date(clean_line_field(parts["PD"]), clean_line_field(parts["ET"]), article);
}

// Above the count of words: a section perhaps, the headline, an author perhaps. The longest line is the
// headline.
void read_heading(std::span<const std::string> lines, Article& article) {
  const auto title = std::ranges::max_element(lines, {}, &std::string::size);
  if (title == lines.end()) return;
  article.title = *title;
  if (title != lines.begin()) add_extra_text(article, "section", lines.front());
  if (title + 1 != lines.end()) article.byline = clean_byline(joined({title + 1, lines.end()}));
}

// Line by line. `lines` may begin with empty ones.
std::string read_plain(const Lines& lines, Article& article) {
  // The lines of the head, without empty ones. It ends with the line of the rights, which stands close behind
  // the language, or else with the language.
  Lines head;
  std::size_t count = 0;
  std::size_t text = 0;
  std::size_t most = longest_head;
  bool rights = false;
  for (std::size_t at = 0; at < lines.size() && head.size() < most && !rights; ++at) {
    std::string line = clean_line_field(lines[at]);
    if (line.empty()) continue;
    if (count == 0 && is_word_count(line)) count = head.size() + 1;
    rights = count > 0 && is_copyright_line(line);
    const bool language = count > 0 && text == 0 && !language_code(line).empty();
    if (rights || language) text = at + 1;
    if (language) most = std::min(most, head.size() + 3);
    head.push_back(std::move(line));
  }
  if (count == 0) return "no line tells its number of words";
  const std::size_t behind = count;
  read_heading({head.data(), count - 1}, article);
  if (behind >= head.size()) return "no date";
  // A time of the day may stand behind the date, then source and code.
  std::size_t source = behind + 1;
  const bool timed = source < head.size() && is_ascii_digit(head[source].front()) &&
                     head[source].find(':') != std::string::npos;
  std::string reason = read_date(head[behind], timed ? head[source] : "", article);
  if (timed) ++source;
  if (source < head.size()) article.source = head[source];
  for (std::size_t at = source + 1; at < head.size() && article.language.empty(); ++at) {
    article.language = is_copyright_line(head[at]) ? "" : language_code(head[at]);
  }
  article.text = join_paragraphs(clean_text_field(joined(std::span(lines).subspan(text))));
  // The owner of the rights stands below the text once more.
  const std::size_t last = article.text.rfind("\n\n");
  if (rights && last != std::string::npos &&
      head.back().ends_with(std::string_view(article.text).substr(last + 2)))
    article.text.resize(last);
  return reason;
}

std::string read_document(const Lines& lines, Article& article) {
  const Labels labels = labels_in(lines);
  std::string reason =
      labels == Labels::none ? read_plain(lines, article) : read_indexed(lines, labels, article);
  return reason.empty() ? finish_article(article) : reason;
}

}  // namespace

int recognise_factiva(std::string_view head, std::string_view) {
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    if (!accession_number(head.substr(begin, end - begin)).empty()) return 85;
    begin = end + 1;
  }
  return 0;
}

void read_factiva(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DocumentLines lines(bytes);
  for (std::string_view line; lines.next(line);) {
    const std::string number(accession_number(line));
    if (number.empty()) {
      lines.keep(line);
      continue;
    }
    auto [document, reason] = lines.take();
    Article article;
    article.id = number;
    if (reason.empty()) reason = read_document(document, article);
    if (!reason.empty()) {
      sink.reject("document " + number, reason);
    } else if (!sink.article(std::move(article))) {
      return;
    }
  }
  // What stands behind the last article are a few lines of Factiva's own, or an article that was cut off.
  const auto [rest, problem] = lines.take();
  const bool is_article =
      labels_in(rest) != Labels::none ||
      std::ranges::any_of(rest, [](std::string_view line) { return is_word_count(trimmed(line)); });
  if (is_article || !problem.empty()) sink.reject("the last document", "it has no end");
}

}  // namespace backfile
