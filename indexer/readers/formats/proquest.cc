// Deliveries of ProQuest as text: many documents a file, between lines of underscores (older ones:
// asterisks). Each has a headline, some labelled lines, "Full text:", and behind the text labelled lines
// again, "Title:" and "Publication date:" among them. The layout: as the many scripts of researchers who take
// such files apart describe it.
#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "common/language.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/document_lines.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

enum class Label : std::uint8_t {
  none,
  abstract,
  author,
  date,
  id,
  language,
  location,
  page,
  people,
  publication,
  publication_info,
  section,
  subject,
  text,
  title,
  url,
  year,
  other,
};

struct Name {
  std::string_view text;
  Label label;
};
constexpr auto names = std::to_array<Name>({
    {"Abstract", Label::abstract},
    {"Author", Label::author},
    {"Publication date", Label::date},
    {"ProQuest document ID", Label::id},
    {"Language of publication", Label::language},
    {"Location", Label::location},
    {"First page", Label::page},
    {"Pages", Label::page},
    {"Start page", Label::page},
    {"People", Label::people},
    {"Publication title", Label::publication},
    {"Section", Label::section},
    {"Subject", Label::subject},
    {"Full text", Label::text},
    {"Full Text", Label::text},
    {"Title", Label::title},
    {"Document URL", Label::url},
    {"Publication year", Label::year},
    {"Accession number", Label::other},
    {"Business indexing term", Label::other},
    {"Classification", Label::other},
    {"Column", Label::other},
    {"Company", Label::other},
    {"Company / organization", Label::other},
    {"Copyright", Label::other},
    {"Country of publication", Label::other},
    {"Credit", Label::other},
    {"Database", Label::other},
    {"Dateline", Label::other},
    {"Document feature", Label::other},
    {"Document type", Label::other},
    {"edition", Label::other},
    {"Edition", Label::other},
    {"Identifier / keyword", Label::other},
    {"Illustration", Label::other},
    {"ISSN", Label::other},
    {"Issue", Label::other},
    {"Last updated", Label::other},
    {"Links", Label::other},
    {"Number of pages", Label::other},
    {"Place of publication", Label::other},
    {"ProQuest document link", Label::other},
    {"Publication info", Label::publication_info},
    {"Publication subject", Label::other},
    {"Publisher", Label::other},
    {"Source type", Label::other},
    {"Volume", Label::other},
    {"Year", Label::other},
});

// What a line's label means, and what stands behind it.
Label label_of(std::string_view line, std::string_view& value) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return Label::none;
  const auto* found = std::ranges::find(names, line.substr(0, colon), &Name::text);
  if (found == names.end()) return Label::none;
  value = trimmed(line.substr(colon + 1));
  return found->label;
}

bool is_separator(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 20 && (line.front() == '_' || line.front() == '*') &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (std::string part = clean_line_field(list.substr(0, end)); !part.empty())
      parts.push_back(std::move(part));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

std::string authors_of(std::string_view list) {
  std::string authors;
  for (const std::string& part : parts_of(list)) {
    if (part != "Anonymous") authors += (authors.empty() ? "" : ", ") + person_in_order(part);
  }
  return clean_byline(authors);
}

void set_label(Label label, std::string_view value, Article& article) {
  const std::string line = clean_line_field(value);
  if (line.empty()) return;
  switch (label) {
    case Label::author:
      article.byline = authors_of(line);
      break;
    case Label::date:
      set_part(Part::date, line, DayMonthOrder::month_first, article);
      break;
    case Label::id:
      article.id = line;
      break;
    case Label::language:
      article.language = language_code(line.substr(0, line.find(';')));
      break;
    case Label::location:
      for (const std::string& place : parts_of(line)) add_given_country(article, place);
      break;
    case Label::page:
      add_extra_text(article, "page", line);
      break;
    case Label::people:
      for (const std::string& name : parts_of(line)) add_given(article.person, person_in_order(name));
      break;
    case Label::publication:
      // "The Times; London (UK)"
      article.source = clean_line_field(line.substr(0, line.find(';')));
      break;
    case Label::publication_info:
      // The same, and date and page behind it.
      if (article.source.empty()) article.source = clean_line_field(line.substr(0, line.find(';')));
      break;
    case Label::section:
      add_extra_text(article, "section", line);
      break;
    case Label::subject:
      for (const std::string& term : parts_of(line)) add_given(article.topic, folded_case(term));
      break;
    case Label::title:
      article.title = line;
      break;
    case Label::url:
      article.url = line;
      break;
    case Label::year:
      if (!article.date.known()) set_part(Part::date, line, DayMonthOrder::unknown, article);
      break;
    case Label::abstract:
    case Label::text:
    case Label::none:
    case Label::other:
      break;
  }
}

// Where the labelled lines behind a text begin that stands at the front: as far as there are labels and empty
// lines before "Publication title:", the last of them, or before the end where that stands above the text.
// Within the text a label's word may begin a line.
std::size_t tail_of(std::span<const std::string> lines) {
  std::string_view value;
  std::size_t tail = lines.size();
  while (tail > 0 && label_of(lines[tail - 1], value) != Label::publication) --tail;
  if (tail == 0) tail = lines.size();
  for (std::size_t i = tail; i > 0; --i) {
    if (trimmed(lines[i - 1]).empty()) continue;
    const Label label = label_of(lines[i - 1], value);
    if (label == Label::none || label == Label::text || label == Label::abstract) break;
    tail = i - 1;
  }
  return tail;
}

std::string text_of(std::string text, std::span<const std::string> lines) {
  text += '\n';
  for (const std::string& line : lines) text.append(line).append("\n");
  return join_paragraphs(clean_text_field(text));
}

// "Document 3 of 25", and addresses.
bool is_no_headline(std::string_view line) {
  return line.empty() || line.starts_with("http") ||
         (line.starts_with("Document ") && line.find(" of ") != std::string_view::npos && line.size() < 40);
}

// What stands there in place of a text.
std::string unless_missing(std::string text) {
  constexpr auto none = std::to_array<std::string_view>(
      {"none available.", "not available.", "full text not available", "full text is not available"});
  const std::string folded = folded_case(text);
  const bool missing = text.size() < 60 && std::ranges::any_of(none, [&](std::string_view beginning) {
                         return folded.starts_with(beginning);
                       });
  return missing ? "" : text;
}

std::string read_document(std::span<const std::string> lines, Article& article) {
  std::string abstract;
  Label open = Label::none;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view value;
    const Label label = label_of(lines[i], value);
    if (label == Label::text) {
      // To the other labels, whatever its lines begin with.
      const std::size_t length = tail_of(lines.subspan(i + 1));
      const auto rest = lines.subspan(i + 1, length);
      article.text = unless_missing(text_of(std::string(value), rest));
      i += length;
      open = Label::none;
    } else if (label == Label::abstract) {
      abstract = value;
      open = label;
    } else if (label != Label::none) {
      set_label(label, value, article);
      open = label;
    } else if (open == Label::abstract && !trimmed(lines[i]).empty()) {
      abstract.append("\n\n").append(lines[i]);
    } else if (open == Label::none && article.title.empty() && article.text.empty() &&
               !is_no_headline(trimmed(lines[i]))) {
      article.title = clean_line_field(lines[i]);
    }
  }
  abstract = unless_missing(abstract);
  if (article.text.empty()) {
    article.text = join_paragraphs(clean_text_field(abstract));
  } else {
    add_extra_text(article, "abstract", abstract);
  }
  return finish_article(article);
}

// A cover page, a table of contents and the last lines are no documents.
bool is_document(std::span<const std::string> lines) {
  return std::ranges::any_of(lines, [](std::string_view line) {
    std::string_view value;
    const Label label = label_of(line, value);
    return label == Label::text || label == Label::abstract || label == Label::publication;
  });
}

}  // namespace

int recognise_proquest(std::string_view head, std::string_view) {
  bool separated = false;
  bool labelled = false;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    separated = separated || is_separator(line);
    labelled = labelled || line.starts_with("Full text:") || line.starts_with("Full Text:") ||
               line.starts_with("Publication title:");
    if (line.starts_with("ProQuest document ID:") && labelled) return 92;
    // A long first document.
    if (separated && line.starts_with("Publication info:")) return 92;
  }
  return 0;
}

void read_proquest(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DocumentLines lines(bytes);
  std::size_t number = 0;
  const auto deliver = [&] {
    auto [document, reason] = lines.take();
    if (!is_document(document) && reason.empty()) return true;
    ++number;
    Article article;
    if (reason.empty()) reason = read_document(document, article);
    if (reason.empty()) return sink.article(std::move(article));
    sink.reject("document " + std::to_string(number), reason);
    return true;
  };
  for (std::string_view line; lines.next(line);) {
    if (!is_separator(line)) {
      lines.keep(line);
    } else if (!deliver()) {
      return;
    }
  }
  deliver();
}

}  // namespace backfile
