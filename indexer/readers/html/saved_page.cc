#include "indexer/readers/html/saved_page.h"

#include <algorithm>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr auto none = std::string_view::npos;

std::string_view address_at(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \r\n\t"), text.find("-->"));
  return text.starts_with("http") ? text.substr(0, end) : std::string_view{};
}

// "20160824101500", "20160824101500id_": a day, or a moment in 14 digits, and how the page is shown.
bool is_capture(std::string_view part) {
  const std::size_t digits = std::min(part.find_first_not_of("0123456789"), part.size());
  const std::string_view flag = part.substr(digits);
  return digits >= 8 && digits <= 14 &&
         (flag.empty() || (flag.size() == 3 && flag.ends_with('_') && is_ascii_letter(flag[0])));
}

}  // namespace

std::string_view saved_from(std::string_view page) {
  const std::string_view head = page.substr(0, 4096);
  if (const std::size_t note = head.find("saved from url=("); note != none) {
    const std::size_t begin = head.find(')', note);
    return begin == none ? std::string_view{} : address_at(head.substr(begin + 1));
  }
  constexpr std::string_view label = "url: ";
  const std::size_t note = head.find("saved with SingleFile");
  const std::size_t begin = note == none ? none : head.find(label, note);
  return begin == none ? std::string_view{} : address_at(head.substr(begin + label.size()));
}

std::string_view original_address(std::string_view address) {
  for (const std::string_view opening : {"/http://", "/https://"}) {
    const std::size_t begin = address.find(opening);
    if (begin == none || begin == 0) continue;
    const std::size_t part = address.rfind('/', begin - 1);
    if (part != none && is_capture(address.substr(part + 1, begin - part - 1)))
      return address.substr(begin + 1);
  }
  return address;
}

}  // namespace backfile
