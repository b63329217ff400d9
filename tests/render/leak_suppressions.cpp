/// Fontconfig keeps what it knows of the installed fonts until the process ends; the leak sanitizer
/// reads this when it is linked in, and nobody does otherwise.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
    return "leak:libfontconfig";
}
