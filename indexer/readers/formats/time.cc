// The TIME collection of 1963 (TIME.ALL): "*TEXT 017 01/04/63 PAGE 020" before each story. An example of how
// little one more format takes.
#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t longest_line = 1U << 20;
constexpr std::size_t longest_story = 16U << 20;

struct Story {
  std::string number;
  std::string date;
  std::string page;
  std::string text;
  bool whole = true;  ///< false where it is too long to be kept
};

// Spaces stand anywhere, also within the date.
Story story_of(std::string_view line) {
  Story story;
  const std::size_t number = std::min(line.find_first_not_of(' ', 5), line.size());
  const std::size_t number_end = std::min(line.find(' ', number), line.size());
  const std::size_t page = line.find("PAGE", number_end);
  story.number = clean_line_field(line.substr(number, number_end - number));
  story.date = line.substr(number_end, page == std::string_view::npos ? page : page - number_end);
  if (page != std::string_view::npos) story.page = clean_line_field(line.substr(page + 4));
  return story;
}

// The judgments number the stories as they come, from 1; numbers of the collection itself have gaps.
std::string finish(const Story& story, std::size_t number, Article& article) {
  if (!story.whole) return "a story or a line that is too long";
  article.id = std::to_string(number);
  article.source = "TIME";
  article.language = "en";
  article.text = join_paragraphs(clean_text_field(story.text));
  add_extra_text(article, "page", story.page);
  add_extra_text(article, "text_no", story.number);
  const std::string reason = finish_article(article);
  if (!reason.empty()) return reason;
  // Month, day, and a year of the century's sixties; a sign between them is missing at times.
  std::string digits = story.date;
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  const auto date =
      digits.size() == 6 ? parse_date("19" + digits.substr(4) + digits.substr(0, 4)) : std::nullopt;
  if (date) {
    article.date = *date;
  } else {
    keep_unread_date(story.date, article);
  }
  return "";
}

}  // namespace

int recognise_time(std::string_view head, std::string_view) {
  if (!head.starts_with("*TEXT ")) return 0;
  const std::string_view line = head.substr(0, head.find('\n'));
  return line.find(" PAGE ") != std::string_view::npos ? 95 : 0;
}

void read_time(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  LineReader lines(decoded, longest_line);
  std::optional<Story> story;
  std::size_t number = 0;
  const auto deliver = [&] {
    if (!story) return true;
    Article article;
    const std::string reason = finish(*story, ++number, article);
    const std::string name = "TEXT " + (story->number.empty() ? std::to_string(number) : story->number);
    story.reset();
    if (reason.empty()) return sink.article(std::move(article));
    sink.reject(name, reason);
    return true;
  };
  for (std::string_view line; lines.next(line);) {
    if (line.starts_with("*TEXT")) {
      if (!deliver()) return;
      story = story_of(line);
    } else if (line.starts_with("*STOP")) {
      break;
    } else if (story && line.find_first_not_of(' ') != std::string_view::npos) {
      // Lines are set with an empty one between them: it says nothing.
      story->whole = story->whole && !lines.was_cut() && story->text.size() + line.size() < longest_story;
      if (story->whole) story->text.append(line).append("\n");
    }
  }
  deliver();
}

}  // namespace backfile
