// Exports of Movable Type and TypePad, and of blogs that write the same: entries as text, set apart by eight
// hyphens, their sections by five (Movable Type's documentation, "Import / Export Format").
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t longest_line = 4U << 20;
constexpr std::size_t longest_entry = 16U << 20;
constexpr std::string_view section_end = "-----";
constexpr std::string_view entry_end = "--------";

struct Entry {
  Article article;
  std::string body;
  std::string more;
  bool any = false;
  bool draft = false;
  std::string problem;  ///< why not all of it was kept
};

void read_field(std::string_view line, Entry& entry) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view name = line.substr(0, colon);
  const std::string value = clean_line_field(line.substr(colon + 1));
  Article& article = entry.article;
  if (value.empty()) return;
  entry.any = true;
  if (name == "TITLE") {
    article.title = clean_line_field(feed_text(value));
  } else if (name == "AUTHOR") {
    article.byline = clean_byline(value);
  } else if (name == "UNIQUE URL") {
    article.url = value;
  } else if (name == "STATUS") {
    entry.draft = value == "Draft" || value == "draft";
  } else if (name == "DATE") {
    // Always the American way, in the blog's own time.
    if (const auto date = parse_date(value, DayMonthOrder::month_first)) {
      article.date = *date;
    } else {
      keep_unread_date(value, article);
    }
  } else if (name == "PRIMARY CATEGORY" || name == "CATEGORY") {
    set_part(Part::topic, value, DayMonthOrder::unknown, article);
  } else if (name == "TAGS") {
    add_extra_text(article, "tags", value);
  }
}

std::string text_of(const Entry& entry) {
  const std::string body = feed_text(entry.body);
  const std::string more = feed_text(entry.more);
  return body + (body.empty() || more.empty() ? "" : "\n\n") + more;
}

}  // namespace

int recognise_movable_type(std::string_view head, std::string_view) {
  constexpr auto first_fields = std::to_array({"TITLE"sv, "AUTHOR"sv, "BASENAME"sv, "DATE"sv, "STATUS"sv});
  const bool begins = is_one_of(head.substr(0, head.find(':')), first_fields);
  return begins && (head.find("\n-----\nBODY:") != std::string_view::npos ||
                    head.find("\n-----\r\nBODY:") != std::string_view::npos)
             ? 92
             : 0;
}

void read_movable_type(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  LineReader lines(decoded, longest_line);
  Entry entry;
  std::string* section = nullptr;  // where its lines go
  bool in_fields = true;
  bool section_begins = false;
  std::size_t number = 0;
  const auto deliver = [&] {
    Entry done = std::exchange(entry, {});
    section = nullptr;
    in_fields = true;
    section_begins = false;
    if (!done.any || done.draft) return true;
    done.article.text = text_of(done);
    return deliver_entry(std::move(done.article), done.problem, "entry", ++number, sink);
  };
  for (std::string_view line; lines.next(line);) {
    if (line == entry_end) {
      if (!deliver()) return;
    } else if (line == section_end) {
      section = nullptr;
      in_fields = false;
      section_begins = true;
    } else if (in_fields) {
      read_field(line, entry);
    } else if (std::exchange(section_begins, false)) {
      // Comments, pings, excerpts and keywords are left out.
      section = line == "BODY:" ? &entry.body : line == "EXTENDED BODY:" ? &entry.more : nullptr;
      entry.any = entry.any || section != nullptr;
    } else if (section != nullptr && section->size() + line.size() < longest_entry) {
      section->append(line).append("\n");
      if (lines.was_cut()) entry.problem = "a line is longer than 4 MB";
    } else if (section != nullptr) {
      entry.problem = "larger than 16 MB";
    }
  }
  deliver();
}

}  // namespace backfile
