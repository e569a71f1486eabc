// The json output against searcher/render/search-output.schema.json, by the part of JSON Schema that it uses.
#include <doctest/doctest.h>

#include <algorithm>

#include "program_run.h"

using namespace backfile;
using nlohmann::json;

namespace {

bool is_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  return type == "number" && value.is_number();
}

bool valid_members(const json& schema, const json& value);

bool valid(const json& schema, const json& value) {
  static const std::vector<std::string> known = {
      "$schema", "title",    "description",          "oneOf",     "const", "enum", "type", "minimum",
      "items",   "required", "additionalProperties", "properties"};
  for (const auto& [key, rule] : schema.items()) REQUIRE(std::ranges::find(known, key) != known.end());
  if (schema.contains("oneOf")) {
    const auto fits = [&](const json& one) { return valid(one, value); };
    return std::ranges::count_if(schema["oneOf"], fits) == 1;
  }
  if (schema.contains("const") && schema["const"] != value) return false;
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
    return false;
  if (schema.contains("type") && !is_type(value, schema["type"])) return false;
  if (schema.contains("minimum") && value < schema["minimum"]) return false;
  if (schema.contains("items") &&
      !std::ranges::all_of(value, [&](const json& item) { return valid(schema["items"], item); }))
    return false;
  return !value.is_object() || valid_members(schema, value);
}

bool valid_members(const json& schema, const json& value) {
  for (const json& key : schema.value("required", json::array())) {
    if (!value.contains(key.get<std::string>())) return false;
  }
  const json properties = schema.value("properties", json::object());
  for (const auto& [key, member] : value.items()) {
    if (!properties.contains(key)) {
      if (schema.contains("additionalProperties")) return false;
    } else if (!valid(properties[key], member)) {
      return false;
    }
  }
  return true;
}

json schema_file() {
  return json::parse(read_file(BACKFILE_SOURCE_DIR "/searcher/render/search-output.schema.json"));
}

}  // namespace

TEST_CASE("every line of the json output is valid under the schema") {
  const json schema = schema_file();
  const Sample sample;
  sample.scratch.write("batch", "q1\tearthquake\nq2\telection*\nq3\t(oil\nq4\t\n");
  std::vector<std::string> types;
  for (const std::string& arguments :
       {std::string("earthquake"),
        std::string("elections --snippets 3 -n 0 --facets country,source,language"), std::string("erthquake"),
        std::string("the --timeline day --facets none"), "--queries " + sample.scratch.file("batch")}) {
    CAPTURE(arguments);
    for (const json& line : lines_of(sample.search(arguments + " --format json").out)) {
      CAPTURE(line.dump());
      CHECK(valid(schema, line));
      types.push_back(line["type"]);
    }
  }
  for (const char* type : {"begin", "hit", "facet", "timeline", "end", "error"})
    CHECK(std::ranges::find(types, type) != types.end());
}

TEST_CASE("the schema refuses lines that are not as described") {
  const json schema = schema_file();
  const json line = json::parse(R"({"type":"end","total":1,"exact":true,"took_ms":0.5})");
  CHECK(valid(schema, line));
  for (const char* patch : {R"({"total":-1})", R"({"total":"1"})", R"({"exact":null})",
                            R"({"type":"finish"})", R"({"more":1})", R"({"notices":[{"text":"x"}]})"}) {
    CAPTURE(patch);
    json changed = line;
    changed.merge_patch(json::parse(patch));
    CHECK_FALSE(valid(schema, changed));
  }
}
