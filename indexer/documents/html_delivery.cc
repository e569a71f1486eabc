#include "indexer/documents/html_delivery.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset/charset.h"
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
  std::string text = text_of_html(decode_markup(page));
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

bool HtmlDeliveryText::make(std::string& text) {
  if (std::exchange(read_, true)) return false;
  const auto page = read_all(bytes_, largest_delivery);
  if (!page) throw Error("a delivery of more than 64 MB in one page");
  text = text_of_page(*page);
  return true;
}

}  // namespace backfile
