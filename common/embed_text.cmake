# Writes a C++ file that holds a text file: cmake -DINPUT=x.tsv -DOUTPUT=x.cc -DNAME=x -P embed_text.cmake
file(SIZE "${INPUT}" BYTES)
file(READ "${INPUT}" TEXT)
file(WRITE "${OUTPUT}" "// Made from ${NAME} by common/embed_text.cmake.\n"
  "#include <string_view>\n\nnamespace backfile::embedded {\n"
  "extern const std::string_view ${NAME};\nconst std::string_view ${NAME}(R\"~text~(")
file(APPEND "${OUTPUT}" "${TEXT}")
file(APPEND "${OUTPUT}" ")~text~\", ${BYTES});\n}  // namespace backfile::embedded\n")
