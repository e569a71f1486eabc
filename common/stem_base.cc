#include "common/stem_base.h"

#include <algorithm>
#include <span>

namespace backfile {
namespace {

constexpr std::string_view french_elided[] = {"c", "d",      "j",  "jusqu",  "l", "lorsqu", "m",
                                              "n", "puisqu", "qu", "quoiqu", "s", "t"};
constexpr std::string_view italian_elided[] = {"all",  "c",     "coll",  "d", "dall", "dell", "l",
                                               "nell", "quell", "quest", "s", "sull", "un",   "v"};
constexpr std::string_view catalan_elided[] = {"d", "l", "m", "n", "s", "t"};
constexpr std::string_view arabic_articles[] = {"وال", "فال", "بال", "كال", "ولل", "لل", "ال"};

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view without_elided(std::string_view form, std::span<const std::string_view> elided) {
  const std::size_t apostrophe = form.find('\'');
  if (apostrophe == std::string_view::npos) return form;
  const std::string_view rest = form.substr(apostrophe + 1);
  return letters(rest) >= 2 && std::ranges::find(elided, form.substr(0, apostrophe)) != elided.end() ? rest
                                                                                                     : form;
}

std::string_view without_endings(std::string_view form) {
  const std::string_view name = form.substr(0, form.find('\''));
  return letters(name) >= 2 ? name : form;
}

std::string_view without_article(std::string_view form) {
  for (const std::string_view article : arabic_articles) {
    if (form.starts_with(article) && letters(form.substr(article.size())) >= 3)
      return form.substr(article.size());
  }
  return form;
}

std::string portuguese_singular(std::string_view form) {
  const auto ends_in = [&](std::string_view ending) {
    return form.ends_with(ending) && form.size() >= ending.size() + 2;
  };
  if (ends_in("oes") || ends_in("aes")) return std::string(form.substr(0, form.size() - 3)) + "ao";
  if (ends_in("ais")) return std::string(form.substr(0, form.size() - 2)) + "l";
  return std::string(form);
}

}  // namespace

std::string stem_base(std::string_view form, std::string_view language) {
  if (language == "fr") return std::string(without_elided(form, french_elided));
  if (language == "it") return std::string(without_elided(form, italian_elided));
  if (language == "ca") return std::string(without_elided(form, catalan_elided));
  if (language == "tr") return std::string(without_endings(form));
  if (language == "ar") return std::string(without_article(form));
  if (language == "pt") return portuguese_singular(form);
  return std::string(form);
}

}  // namespace backfile
