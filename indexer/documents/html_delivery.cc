#include "indexer/documents/html_delivery.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_delivery = 64U << 20;

// What stands between documents, before any page is taken apart for it.
bool may_be_delivery(std::string_view head) {
  constexpr auto nexis = std::to_array<std::string_view>(
      {" DOCUMENTS<", " DOKUMENTEN<", " DOKUMENTE<", " DOCUMENTEN<", " DOCUMENTOS<", "End of Document<"});
  if (std::ranges::any_of(nexis,
                          [&](std::string_view sign) { return head.find(sign) != std::string_view::npos; }))
    return true;
  // "Document QUARP00020140303ea33000xx<"
  constexpr std::string_view factiva = "Document ";
  for (std::size_t at = head.find(factiva); at != std::string_view::npos; at = head.find(factiva, at + 1)) {
    const std::string_view number = head.substr(at + factiva.size(), 20);
    if (number.size() == 20 &&
        std::ranges::all_of(number, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); }))
      return true;
  }
  return false;
}

std::string text_of_page(std::string_view page) {
  const std::string_view head = page.substr(0, 1U << 16);
  std::string text = text_of_html(decode_text(page, detect_charset(head, declared_charset(head))));
  // No-break spaces hold labels apart from nothing.
  constexpr std::string_view no_break = "\u00A0";
  for (std::size_t at = text.find(no_break); at != std::string::npos; at = text.find(no_break, at))
    text.replace(at, no_break.size(), " ");
  return text;
}

}  // namespace

bool is_html_delivery(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '<' || !may_be_delivery(head)) return false;
  const std::string text = text_of_page(head);
  return recognise_nexis(text, "") > 0 || recognise_factiva(text, "") > 0;
}

std::size_t HtmlDeliveryText::read(std::span<char> buffer) {
  if (!read_) {
    read_ = true;
    const auto page = read_all(bytes_, largest_delivery);
    if (!page) throw Error("a delivery of more than 64 MB in one page");
    text_ = text_of_page(*page);
  }
  const std::size_t count = text_.copy(buffer.data(), buffer.size(), at_);
  at_ += count;
  return count;
}

}  // namespace backfile
