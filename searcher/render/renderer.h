// The outputs of a search: one file each here, and their list in renderer.cc.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/query/query_error.h"
#include "searcher/results.h"

namespace backfile {

/// What an output may need to know beside the results.
struct RenderOptions {
  std::FILE* out = nullptr;
  bool color = false;        ///< escape sequences for colour and hyperlinks are welcome
  bool terminal = false;     ///< control characters of ids and the like must not be written
  std::size_t columns = 80;  ///< width of the terminal
  std::string query_id;      ///< of a batch; "" for a single query
  bool continues = false;    ///< a further query of a batch: no header again
  std::string run = "backfile";
};

/// One output. `make` gives a sink that writes to `options.out` as results arrive; its `hit` answers false
/// once nothing can be written any more. `refuse` writes that a query of a batch was refused, in outputs that
/// have a place for it: who reads them should not have to read the errors beside.
struct Renderer {
  std::string_view name;  ///< as in --format
  std::unique_ptr<ResultSink> (*make)(const RenderOptions& options);
  void (*refuse)(const RenderOptions& options, const std::string& query, const QueryError& error) = nullptr;
};

/// nullptr where there is none of this name.
const Renderer* find_renderer(std::string_view name);

std::unique_ptr<ResultSink> make_text_renderer(const RenderOptions& options);
std::unique_ptr<ResultSink> make_json_renderer(const RenderOptions& options);
void refuse_in_json(const RenderOptions& options, const std::string& query, const QueryError& error);
std::unique_ptr<ResultSink> make_csv_renderer(const RenderOptions& options);
std::unique_ptr<ResultSink> make_trec_renderer(const RenderOptions& options);
std::unique_ptr<ResultSink> make_ids_renderer(const RenderOptions& options);

}  // namespace backfile
