// Tables in JSON -> records: their names stand apart from their rows, or every column is a member.
#pragma once

#include <simdjson.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace backfile {

/// The names of a table's columns, if the row is a list of texts that names a headline or text; else none.
std::vector<std::string> column_names(const simdjson::dom::element& row, const ReaderOptions& options);

/// A row and the names of its columns -> an object, as JSON. Values without a name are "column 3".
std::string record_of_row(const std::vector<std::string>& names, const simdjson::dom::array& row);

/// Takes an object, as JSON; false where no more are wanted.
using TakeRecord = std::function<bool(std::string_view record)>;

/// Gives the rows of a table, in order. Tables are objects with "columns" and a list of rows beside them
/// (pandas's "split", Datasette, Elasticsearch's SQL), with rows of which the first has the names (Google
/// Sheets), and with a list a column (Hugging Face) or a value for every row number a column (pandas).
/// Returns whether the value is one; nothing was given where it is none.
bool for_each_record(const simdjson::dom::element& value, const ReaderOptions& options,
                     const TakeRecord& take);

}  // namespace backfile
