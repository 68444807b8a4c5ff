/* Stand-in for Windows' icuuc.dll on Wine, which has none. Qt asks it for converters of encodings other than Unicode's
   and Latin-1. Here there are none: no converter can be opened, and Qt reports such an encoding as unknown. The
   functions below the line take a converter, so that they are never called. The signatures are those of ICU's ucnv.h. */

#define NULL ((void *)0)
#define EXPORTED __declspec(dllexport)
#define NO_SUCH_CONVERTER 4 /* U_FILE_ACCESS_ERROR */
#define UNSUPPORTED 16      /* U_UNSUPPORTED_ERROR */

EXPORTED void *ucnv_open(const char *name, int *error) {
    *error = NO_SUCH_CONVERTER;
    return NULL;
}
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int number) { return NULL; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    *error = NO_SUCH_CONVERTER;
    return NULL;
}

/* ---- */

EXPORTED void ucnv_close(void *converter) {}
EXPORTED void ucnv_reset(void *converter) {}
EXPORTED signed char ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORTED const char *ucnv_getName(const void *converter, int *error) {
    *error = UNSUPPORTED;
    return NULL;
}
EXPORTED int ucnv_toUCountPending(const void *converter, int *error) { return 0; }
EXPORTED int ucnv_fromUCountPending(const void *converter, int *error) { return 0; }
EXPORTED void ucnv_toUnicode(void *converter, unsigned short **target, const unsigned short *target_end,
                             const char **source, const char *source_end, int *offsets, char flush, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void ucnv_fromUnicode(void *converter, char **target, const char *target_end, const unsigned short **source,
                               const unsigned short *source_end, int *offsets, char flush, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void ucnv_getToUCallBack(const void *converter, void **action, const void **context) {
    *action = NULL, *context = NULL;
}
EXPORTED void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) {
    *action = NULL, *context = NULL;
}
EXPORTED void ucnv_setToUCallBack(void *converter, void *action, const void *context, void **old_action,
                                  const void **old_context, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void **old_action,
                                    const void **old_context, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void ucnv_cbToUWriteUChars(void *arguments, const unsigned short *source, int length, int offset, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void ucnv_cbFromUWriteUChars(void *arguments, const unsigned short **source, const unsigned short *source_end,
                                      int offset, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const char *units, int length,
                                            int reason, int *error) {
    *error = UNSUPPORTED;
}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const unsigned short *units,
                                              int length, int character, int reason, int *error) {
    *error = UNSUPPORTED;
}

/* Without a C library there is nothing to set up when the DLL is loaded. */
int DllMainCRTStartup(void *instance, unsigned reason, void *reserved) { return 1; }
