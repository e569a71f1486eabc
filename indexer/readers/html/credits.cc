#include "indexer/readers/html/credits.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr std::size_t longest_caption = 400;  // bytes
constexpr std::size_t longest_credit = 90;

// In lower case, behind a caption or alone; the name follows.
constexpr auto openings = std::to_array<std::string_view>(
    {"(photo by ", "(photo: ",    "(image: ",     "(foto: ",        "(picture: ", "(credit: ",
     "(ap photo",  "(file photo", "photograph: ", "photo: ",        "photo by: ", "photo credit: ",
     "photos: ",   "picture: ",   "image: ",      "image credit: ", "credit: ",   "illustration: ",
     "foto: ",     "bild: ",      "fotografía: ", "photographe : ", "photo : ",   "crédit photo : ",
     "zdjęcie: ",  "фото: ",      "Фото: ",       "fot. ",          "fot: ",      "fotoğraf: ",
     "fotograf: ", "kuva: ",      "फोटो: ",       "ảnh: ",          "Ảnh: ",      "사진=",
     "사진 = ",    "写真：",      "写真=",        "写真＝",         "图：",       "圖："});

// In lower case, at the end; agencies name themselves behind the photographer.
constexpr auto endings = std::to_array<std::string_view>({"/getty images",
                                                          "getty images",
                                                          "/afp",
                                                          "/reuters",
                                                          "/ap",
                                                          "/epa",
                                                          "/dpa",
                                                          "/shutterstock",
                                                          "/ap photo",
                                                          "ap photo",
                                                          "shutterstock",
                                                          "istockphoto",
                                                          "via getty images",
                                                          "/alamy",
                                                          "/pa",
                                                          "/ansa",
                                                          "/picture alliance",
                                                          "/imago",
                                                          "/efe",
                                                          "(رويترز",
                                                          "(أ ف ب",
                                                          "(أف ب",
                                                          " 摄",
                                                          " 攝"});
// With their bracket: without it they end headings, too.
constexpr auto closed_endings =
    std::to_array<std::string_view>({"撮影)", "撮影）", "撮影】", "摄)", "摄）", "攝)", "攝）"});

// "1 / 3 The harbour in winter", "Image 2 of 5".
bool begins_with_place(std::string_view line) {
  const auto skip = [&](auto is_part) {
    std::size_t count = 0;
    while (count < line.size() && is_part(line[count])) ++count;
    line.remove_prefix(count);
    return count;
  };
  const auto is_space = [](char c) { return c == ' '; };
  if (line.starts_with("Image ") || line.starts_with("Photo ") || line.starts_with("Slide "))
    line.remove_prefix(6);
  const std::string_view first = line;
  const std::size_t place = skip(is_ascii_digit);
  const bool spaced = skip(is_space) > 0;
  const bool slash = line.starts_with('/');
  if (place == 0 || place > 3 || (!slash && !line.starts_with("of "))) return false;
  line.remove_prefix(slash ? 1 : 3);
  skip(is_space);
  const std::string_view last = line;
  const std::size_t all = skip(is_ascii_digit);
  if (place > all || (place == all && first.substr(0, place) > last.substr(0, all))) return false;
  // "1 of 3 passengers" is a sentence's beginning, "1 of 3" alone is not; "1/2" may be a half.
  return all > 0 && all <= 3 && (slash ? (spaced || line.starts_with(' ')) : line.empty());
}

}  // namespace

bool is_picture_line(std::string_view line) {
  if (begins_with_place(line) && line.size() <= longest_credit) return true;
  // A sentence about an agency ends with a stop, the name in a caption does not.
  if (line.size() > longest_caption || line.ends_with('.')) return false;
  // What matters stands near the end.
  constexpr std::size_t looked_at = longest_credit + 20;
  const std::string text = ascii_lowered(line.substr(line.size() - std::min(line.size(), looked_at)));
  std::string_view rest = text;
  if (std::ranges::any_of(closed_endings, [&](std::string_view ending) { return rest.ends_with(ending); }))
    return true;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view end : {" ", ")", "]", "）"}) {
      if (!rest.ends_with(end)) continue;
      rest.remove_suffix(end.size());
      again = true;
    }
  }
  if (std::ranges::any_of(endings, [&](std::string_view ending) { return rest.ends_with(ending); }))
    return true;
  const bool may_open =
      rest.find_first_of(":(=") != std::string_view::npos || rest.find("fot. ") != std::string_view::npos ||
      rest.find("：") != std::string_view::npos || rest.find("＝") != std::string_view::npos;
  if (!may_open) return false;
  return std::ranges::any_of(openings, [&](std::string_view opening) {
    const std::size_t at = rest.rfind(opening);
    if (at == std::string_view::npos || rest.size() - at > longest_credit) return false;
    const bool begins = at == 0 || rest[at - 1] == ' ' || rest[at - 1] == '.' || rest[at - 1] == '(';
    const std::string_view name = rest.substr(at + opening.size());
    return begins && name.find(". ") == std::string_view::npos;
  });
}

}  // namespace backfile
