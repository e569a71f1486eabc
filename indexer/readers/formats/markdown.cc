// Markdown (CommonMark) with or without front matter, as site generators keep posts.
#include <cmark.h>

#include <algorithm>
#include <memory>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/front_matter.h"
#include "indexer/readers/labelled_head.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/printed_head.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t largest_file = 64U << 20;

struct NodeCloser {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorCloser {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view{} : std::string_view(text);
}

// Walks through the document and gathers its blocks as paragraphs.
class MarkdownText {
 public:
  explicit MarkdownText(cmark_node* document) {
    const std::unique_ptr<cmark_iter, IteratorCloser> iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    }
  }

  std::string title;
  std::string text;

 private:
  void visit(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        if (!enter) end_block("\n\n");
        break;
      case CMARK_NODE_HEADING:
        if (enter) break;
        // The first heading is the headline, if nothing stands before it.
        if (text.empty() && title.empty() && cmark_node_get_heading_level(node) == 1)
          title = std::move(block_);
        end_block("\n\n");
        break;
      case CMARK_NODE_ITEM:
        if (enter) item_begins_ = true;
        break;
      case CMARK_NODE_CODE_BLOCK:
        block_ = join_paragraphs(clean_text_field(literal(node)));
        end_block("\n\n");
        break;
      case CMARK_NODE_HTML_BLOCK:
        block_ = text_of_html(literal(node));
        end_block("\n\n");
        break;
      case CMARK_NODE_IMAGE:
        in_image_ = enter;
        break;
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        if (!in_image_) block_ += literal(node);
        break;
      case CMARK_NODE_SOFTBREAK:
        block_ += ' ';
        break;
      case CMARK_NODE_LINEBREAK:
        block_ += '\n';
        break;
      default:
        break;
    }
  }

  // Items of a list stay lines of one paragraph.
  void end_block(std::string_view gap) {
    while (block_.ends_with('\n') || block_.ends_with(' ')) block_.pop_back();
    if (block_.empty()) return;
    const bool goes_on = item_begins_ && in_list_;
    if (!text.empty()) text += goes_on ? "\n" : gap;
    if (item_begins_) text += "- ";
    text += block_;
    in_list_ = item_begins_;
    item_begins_ = false;
    block_.clear();
  }

  std::string block_;
  bool in_image_ = false;
  bool item_begins_ = false;
  bool in_list_ = false;
};

// Notes have names as links: "[[Ana Reyes]]".
std::string without_link(const std::string& value) {
  const bool link = value.starts_with("[[") && value.ends_with("]]") && value.size() > 4;
  return link ? value.substr(2, value.size() - 4) : value;
}

// Lines with labels above a text, and the rule that may end them.
std::size_t labels_before(std::string_view text, const ReaderOptions& options, Article& article) {
  const std::size_t end = read_labelled_head(text, options, article);
  const std::string_view line = text.substr(end, text.find('\n', end) - end);
  return end > 0 && trimmed(line) == "---" ? end + line.size() : end;
}

// What stands below the headline: "*By Ana Reyes, May 1, 2019*".
void take_printed_head(const ReaderOptions& options, Article& article) {
  const std::string text = article.title + "\n\n" + article.text;
  Article told = article;
  const PrintedHead head = read_printed_head(text, options, told);
  if (article.title.empty() || head.size == 0 || told.title != article.title) return;
  article = std::move(told);
  article.text = head.others + text.substr(head.size);
}

// Fields of the front matter: parts of the article, the rest to `extra`.
std::string set_fields(const FrontMatter& fields, const ReaderOptions& options, Article& article) {
  for (const auto& [name, values] : fields.fields) {
    const auto part = part_of_field(name, options);
    if (!part || (has_part(*part, article) && !is_own_name(name))) {
      std::string json;
      for (const std::string& value : values)
        json += (json.empty() ? "" : ",") + json_string(clean_text_field(value));
      article.extra.emplace_back(clean_line_field(name), values.size() == 1 ? json : "[" + json + "]");
      continue;
    }
    std::string joined;
    for (const std::string& given : values) {
      const std::string value = without_link(given);
      if (is_facet(*part)) {
        set_part(*part, value, DayMonthOrder::unknown, article);
      } else {
        joined += (joined.empty() ? "" : ", ") + value;
      }
    }
    std::string reason = is_facet(*part) ? "" : set_part(*part, joined, DayMonthOrder::unknown, article);
    if (is_doubtful_date(reason)) return reason;
    if (!reason.empty()) keep_unread_date(joined, article);
  }
  return "";
}

// As Hugo and Jekyll mark what they do not publish.
bool is_draft(const FrontMatter& fields) {
  return std::ranges::any_of(fields.fields, [](const auto& field) {
    const auto& [name, values] = field;
    return (name == "draft" && values.front() == "true") ||
           (name == "published" && values.front() == "false");
  });
}

}  // namespace

int recognise_markdown(std::string_view head, std::string_view name) {
  if (name.ends_with(".md") || name.ends_with(".markdown")) return 85;
  if (head.starts_with('{')) return 0;  // by its name only, else it is JSON
  const auto fields = read_front_matter(head);
  if (!fields) return 0;
  return std::ranges::any_of(
             fields->fields,
             [](const auto& field) { return field.first == "title" || field.first == "date"; })
             ? 80
             : 0;
}

void read_markdown(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  const auto all = read_all(decoded, largest_file);
  if (!all) {
    sink.reject("", "a text of more than 64 MB is no article");
    return;
  }
  Article article;
  std::string_view body = *all;
  std::string reason;
  if (const auto fields = read_front_matter(*all)) {
    if (is_draft(*fields)) {
      sink.reject("", "a draft, which was not published");
      return;
    }
    body.remove_prefix(fields->length);
    reason = set_fields(*fields, options, article);
  } else {
    body.remove_prefix(labels_before(body, options, article));
  }
  const bool told = article.date.known() || !article.byline.empty();
  const std::unique_ptr<cmark_node, NodeCloser> document(
      cmark_parse_document(body.data(), body.size(), CMARK_OPT_VALIDATE_UTF8));
  MarkdownText text(document.get());
  if (article.title.empty()) {
    article.title = clean_line_field(text.title);
  } else if (!text.title.empty() && clean_line_field(text.title) != article.title) {
    text.text = text.title + (text.text.empty() ? "" : "\n\n") + text.text;
  }
  article.text = clean_text_field(text.text);
  if (!told) take_printed_head(options, article);
  if (!article.date.known()) article.date = file_name_date(options.input);
  if (reason.empty()) reason = finish_article(article);
  if (reason.empty()) {
    sink.article(std::move(article));
  } else {
    sink.reject("", reason);
  }
}

}  // namespace backfile
