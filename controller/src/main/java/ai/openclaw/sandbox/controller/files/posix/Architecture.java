package ai.openclaw.sandbox.controller.files.posix;

/** The flags of {@code open(2)} whose values differ between the architectures of Linux. */
enum Architecture {
    /** 64-bit x86, and RISC-V, which took the same values. */
    GENERIC(0x1_0000, 0x2_0000),
    /** 64-bit ARM, which kept the values of its 32-bit ancestor. */
    ARM(0x4000, 0x8000);

    private final int directory;
    private final int noFollow;

    Architecture(int directory, int noFollow) {
        this.directory = directory;
        this.noFollow = noFollow;
    }

    /**
     * The one that a Java machine runs on.
     *
     * @param name {@code os.arch}
     * @throws UnsupportedOperationException for one whose values nobody has looked up: wrong ones would follow links
     */
    static Architecture named(String name) {
        return switch (name) {
            case "amd64", "x86_64", "riscv64" -> GENERIC;
            case "aarch64", "arm64" -> ARM;
            default ->
                throw new UnsupportedOperationException("The file tools do not know the processor architecture " + name
                        + ". They run on amd64, aarch64 and riscv64.");
        };
    }

    /** O_DIRECTORY. */
    int directory() {
        return directory;
    }

    /** O_NOFOLLOW. */
    int noFollow() {
        return noFollow;
    }
}
