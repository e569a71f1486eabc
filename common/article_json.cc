#include "common/article_json.h"

#include <nlohmann/json.hpp>

namespace backfile {
namespace {

using nlohmann::ordered_json;

void put(ordered_json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

void put(ordered_json& json, const char* key, const std::vector<Label>& labels) {
  if (labels.empty()) return;
  ordered_json& values = json[key] = ordered_json::array();
  for (const Label& label : labels) values.push_back(label.value);
}

}  // namespace

std::string article_to_json(const Article& article) {
  ordered_json json;
  put(json, "id", article.id);
  put(json, "title", article.title);
  put(json, "date", to_iso(article.date));
  put(json, "url", article.url);
  put(json, "source", article.source);
  put(json, "byline", article.byline);
  put(json, "dateline", article.dateline);
  put(json, "language", article.language);
  put(json, "country", article.country);
  put(json, "person", article.person);
  put(json, "topic", article.topic);
  put(json, "text", article.text);
  if (!article.extra.empty()) {
    ordered_json& extra = json["extra"] = ordered_json::object();
    for (const auto& [name, value] : article.extra) {
      ordered_json parsed = ordered_json::parse(value, nullptr, false);
      extra[name] = parsed.is_discarded() ? ordered_json(value) : std::move(parsed);
    }
  }
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace backfile
