package ai.openclaw.sandbox.reconciler.plan;

/** What to say when an image is not there. */
final class MissingImage {

    private MissingImage() {}

    static String message(String image) {
        return "The engine has no image " + image + ". " + remedy(image);
    }

    private static String remedy(String image) {
        String repository = image.contains(":") ? image.substring(0, image.indexOf(':')) : image;
        return switch (repository) {
            case "openclaw-sandbox" -> "Build it with scripts/sandbox-setup.sh.";
            case "openclaw-sandbox-common" -> "Build it with scripts/sandbox-common-setup.sh.";
            case "openclaw-sandbox-browser" -> "Build it with scripts/sandbox-browser-setup.sh.";
            default ->
                "Build it or fetch it with \"docker pull " + image
                        + "\", or set agents.defaults.sandbox.docker.image to one that is there.";
        };
    }
}
