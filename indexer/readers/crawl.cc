#include "indexer/readers/crawl.h"

#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/page.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/readers.h"

namespace backfile {
namespace {

constexpr std::size_t longest_line = 64U << 10;
// Characters of running text that make an article of a page that does not say what it is.
constexpr double least_weight = 140;
constexpr double least_of_paragraph = 60;

bool is_page(const std::string& type, std::string_view body, const std::string& url) {
  if (type == "text/html" || type == "application/xhtml+xml") return true;
  return (type.empty() || type == "application/octet-stream") &&
         recognise_html(body.substr(0, 1U << 14), url) >= 60;
}

}  // namespace

bool RecordStream::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t old = buffer_.size();
  buffer_.resize(old + (64U << 10));
  std::size_t count = 0;
  try {
    count = bytes_.read({buffer_.data() + old, buffer_.size() - old});
  } catch (...) {
    buffer_.resize(old);
    throw;
  }
  buffer_.resize(old + count);
  return count > 0;
}

bool RecordStream::line(std::string& line) {
  line.clear();
  for (bool any = false;;) {
    const std::size_t end = buffer_.find('\n', at_);
    const std::size_t stop = std::min(end, buffer_.size());
    any = any || stop > at_ || end != std::string::npos;
    if (line.size() < longest_line)
      line.append(buffer_, at_, std::min(stop - at_, longest_line - line.size()));
    offset_ += stop - at_;
    at_ = stop;
    if (end != std::string::npos) {
      ++at_;
      ++offset_;
      if (line.ends_with('\r')) line.pop_back();
      return true;
    }
    if (!fill()) return any;
  }
}

bool RecordStream::block(std::uint64_t size, std::size_t most, std::string& block) {
  block.clear();
  const bool kept = size <= most;
  while (size > 0) {
    if (at_ == buffer_.size() && !fill()) return false;
    const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - at_));
    if (kept) block.append(buffer_, at_, part);
    at_ += part;
    offset_ += part;
    size -= part;
  }
  return true;
}

bool deliver_page(const CrawledPage& page, const std::string& record, const ReaderOptions& options,
                  ArticleSink& sink) {
  std::string_view body = page.stored;
  std::optional<HttpResponse> response;
  if (page.is_response) {
    response = read_http_response(page.stored, largest_page);
    if (!response || response->status != 200) return true;
    if (!response->unreadable.empty()) {
      sink.reject(record, response->unreadable);
      return true;
    }
    body = response->body;
  }
  if (!is_page(response ? response->content_type : "text/html", body, page.url)) return true;
  HtmlPage read =
      read_html_page(body, {page.url, response ? std::string_view(response->charset) : ""}, options);
  if (read.article.text.empty() || (!read.is_declared_article && read.weight < least_weight)) return true;
  read.article.id = page.url;
  add_extra_text(read.article, "crawled", page.crawled);
  if (!finish_article(read.article).empty()) return true;
  return sink.article(std::move(read.article));
}

bool deliver_page_text(const CrawledPage& page, const ReaderOptions& options, ArticleSink& sink) {
  std::string paragraphs;
  double weight = 0;
  for (std::size_t begin = 0; begin < page.stored.size();) {
    const std::size_t end = std::min(page.stored.find('\n', begin), page.stored.size());
    const std::string_view line = page.stored.substr(begin, end - begin);
    // Short lines are navigation, labels, headings.
    if (const double of_line = text_weight(line); of_line >= least_of_paragraph) weight += of_line;
    paragraphs.append(line).append("\n\n");
    begin = end + 1;
  }
  if (weight < least_weight) return true;
  Article article = plain_text_article(paragraphs);
  article.id = page.url;
  article.url = page.url;
  if (options.source.empty()) article.source = host_of(page.url);
  add_extra_text(article, "crawled", page.crawled);
  return !finish_article(article).empty() || sink.article(std::move(article));
}

}  // namespace backfile
