using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>Why this feature refuses.</summary>
public static class MediaErrors
{
    /// <summary>There is none, or it is not the caller's: the very same answer.</summary>
    public static readonly Error NoSuchMedia = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error UnsupportedType = new(
        ErrorKind.UnsupportedType, "unsupported_type",
        "This is no kind of file that can be uploaded as that: photos are JPEG, PNG, WebP, GIF, AVIF or HEIC; videos MP4, QuickTime, WebM or Matroska; sound MP4, WebM, Ogg, WAV, FLAC, MP3 or AAC.");

    public static readonly Error NoDecoder = new(
        ErrorKind.Unprocessable, "no_decoder", "Video and sound cannot be uploaded here: what decodes them (ffmpeg) is not installed.");

    public static readonly Error TypeMismatch = new(ErrorKind.Unprocessable, "type_mismatch", "The file is not of the type that was declared.");

    public static readonly Error SizeMismatch = new(ErrorKind.Unprocessable, "size_mismatch", "The file does not have the size that was declared.");

    public static readonly Error AlreadyUploaded = new(ErrorKind.Conflict, "already_uploaded", "Another file was uploaded here before.");

    public static readonly Error UploadExpired = new(ErrorKind.Gone, "gone", "The time to upload this file is over. Ask for another upload.");

    /// <summary>Of a file that is named in a request for something else: there is none, or it is not the caller's.</summary>
    public static readonly Error NotOwned = new(ErrorKind.Unprocessable, "no_such_media", "You have no such file.");

    public static readonly Error NotReady =
        new(ErrorKind.Conflict, "media_not_ready", "The file has not been uploaded, or is still being processed.") { IsMomentary = true };

    public static readonly Error Unusable = new(ErrorKind.Unprocessable, "media_failed", "The file could not be processed.");

    public static readonly Error InUse = new(ErrorKind.Conflict, "media_in_use", "The file belongs to something else already. Upload it again.");

    public static readonly Error WrongKind = new(ErrorKind.Unprocessable, "wrong_media_kind", "The file was uploaded for another use.");

    /// <param name="limit">Most bytes of a file of the kind.</param>
    public static Error TooLarge(long limit) => new(ErrorKind.TooLarge, "too_large", $"The file is too large: at most {limit} bytes.");

    /// <param name="retryAfter">Until the oldest of them is given up.</param>
    public static Error TooManyUploads(TimeSpan retryAfter) =>
        new(ErrorKind.RateLimited, "too_many_uploads", "Too many uploads are not used for anything yet.") { RetryAfter = retryAfter };

    /// <param name="details">What is wrong, by field.</param>
    public static Error Invalid(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };
}
