// Issues of digitised papers: files set apart by zero bytes, METS and ALTO in any order. Each is named by its
// place: 0.xml, 1.xml ...
#include <cstdint>
#include <string>

#include "checking_sink.h"
#include "common/error.h"
#include "indexer/issues/issue_assembly.h"
#include "indexer/readers/decoded_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  backfile::IssueAssembly issues;
  backfile::CheckingSink sink;
  for (int number = 0; !rest.empty(); ++number) {
    const std::string_view file = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(file.size() + 1, rest.size()));
    backfile::ViewSource bytes(file);
    const std::string name = std::to_string(number) + ".xml";
    try {
      issues.add(name, name, file, bytes, sink);
    } catch (const backfile::Error&) {
      continue;
    }
  }
  issues.finish(sink);
  return 0;
}
