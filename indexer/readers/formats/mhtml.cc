// Web pages that a browser saved with all that belongs to them in one file (MHTML, RFC 2557).
#include <algorithm>

#include "common/ascii.h"
#include "indexer/readers/html/page.h"
#include "indexer/readers/mime.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_file = 128U << 20;

}  // namespace

int recognise_mhtml(std::string_view head, std::string_view name) {
  std::size_t at = 0;
  const MailHeaders headers = read_mail_headers(head, at);
  const std::string type = ascii_lowered(mail_header(headers, "content-type"));
  const bool page = type.starts_with("multipart/related") || type.starts_with("text/html");
  const bool saved = !mail_header(headers, "snapshot-content-location").empty() ||
                     mail_header(headers, "from").find("Saved by") != std::string_view::npos;
  const bool named = name.ends_with(".mht") || name.ends_with(".mhtml");
  return page && (saved || named) ? 97 : named && !headers.empty() ? 60 : 0;
}

void read_mhtml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto file = read_all(bytes, largest_file);
  if (!file) {
    sink.reject("", "a saved page of more than 128 MB is no article");
    return;
  }
  std::size_t at = 0;
  const MailHeaders headers = read_mail_headers(*file, at);
  const auto page = first_part(headers, std::string_view(*file).substr(at), "text/html");
  if (!page) {
    sink.reject("", "no web page in it");
    return;
  }
  std::string url = clean_line_field(mail_header(headers, "snapshot-content-location"));
  if (url.empty()) url = clean_line_field(page->location);
  if (!url.starts_with("http")) url.clear();
  HtmlPage read = read_html_page(page->bytes, {url, page->charset}, options);
  if (read.article.title.empty())
    read.article.title = clean_line_field(decode_mail_words(mail_header(headers, "subject")));
  deliver_page(std::move(read), sink);
}

}  // namespace backfile
