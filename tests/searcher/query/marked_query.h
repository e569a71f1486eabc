// Queries of test rows with a place marked in them: "a [[AND]]".
#pragma once

#include <string>
#include <string_view>

#include "searcher/query/query_error.h"

namespace backfile::test {

/// A query without its marks, and the place that they marked.
struct MarkedQuery {
  std::string text;
  QueryRange place;
};

inline MarkedQuery without_marks(std::string_view marked) {
  const std::size_t begin = marked.find("[[");
  const std::size_t end = marked.find("]]", begin + 2);
  MarkedQuery query;
  query.text = marked.substr(0, begin);
  query.text += marked.substr(begin + 2, end - begin - 2);
  query.text += marked.substr(end + 2);
  query.place = {begin, end - 2};
  return query;
}

/// The query with a place marked in it.
inline std::string with_marks(std::string_view text, QueryRange place) {
  std::string marked(text.substr(0, place.begin));
  marked += "[[";
  marked += text.substr(place.begin, place.end - place.begin);
  marked += "]]";
  marked += text.substr(place.end);
  return marked;
}

}  // namespace backfile::test
