namespace InstaHub.GrainInterfaces.Media;

/// <summary>Why a file that was uploaded could not be made use of: codes, never changed.</summary>
public static class MediaFailures
{
    /// <summary>It is cut short, or is not what its beginning says.</summary>
    public const string Damaged = "damaged";

    /// <summary>It has more pixels than are decoded.</summary>
    public const string TooManyPixels = "too_many_pixels";

    /// <summary>It plays longer than may be.</summary>
    public const string TooLong = "too_long";

    /// <summary>The decoder that is installed does not know this kind of file, or is not let near it; or what it is to have is not in it.</summary>
    public const string UnsupportedType = "unsupported_type";

    /// <summary>Decoding took too long.</summary>
    public const string Timeout = "timeout";

    /// <summary>No decoder is installed.</summary>
    public const string NoDecoder = "no_decoder";

    /// <summary>It was tried several times, and each time the process that tried came to an end.</summary>
    public const string GivenUp = "given_up";
}
