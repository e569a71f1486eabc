#include "searcher/render/printed_place.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "searcher/render/terminal_text.h"

namespace backfile {

std::string printed_place(const Article& article) {
  std::string place;
  for (const std::string_view name : {"volume", "issue", "edition", "section", "page"}) {
    const auto found = std::ranges::find(article.extra, name, &decltype(article.extra)::value_type::first);
    if (found == article.extra.end()) continue;
    const auto value = nlohmann::json::parse(found->second, nullptr, false);
    const std::string text = value.is_string()           ? value.get<std::string>()
                             : value.is_number_integer() ? value.dump()
                                                         : "";
    if (text.empty()) continue;
    place.append(place.empty() ? "" : ", ").append(name).append(" ").append(harmless(text));
  }
  return place;
}

}  // namespace backfile
