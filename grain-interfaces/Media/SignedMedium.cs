using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>A file of a message as a reader of the message gets it, in the form of the API.</summary>
/// <param name="Id">Media id.</param>
/// <param name="Kind">A name of <see cref="MediaKinds"/>.</param>
/// <param name="Url">Where it is read, for <see cref="MediaSignatures.MessageWindow"/> and up to twice that.</param>
/// <param name="FileName">As the sender's device called it; null: it did not say.</param>
/// <param name="Size">Of what is read there, in bytes.</param>
/// <param name="ContentType">Of what is read there.</param>
/// <param name="Duration">How long it plays, in seconds; null: it does not.</param>
/// <param name="Waveform">See <see cref="MediaContent"/>.</param>
/// <param name="Variants">Of a photo, or a frame of a video.</param>
/// <param name="BlurHash">Of that picture.</param>
/// <param name="Width">In pixels; null: there is nothing to be seen.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
public sealed record SignedMedium(
    Guid Id, string Kind, string Url, string? FileName, long Size, string ContentType, double? Duration, IReadOnlyList<int>? Waveform,
    IReadOnlyList<SignedVariant> Variants, string? BlurHash, int? Width, int? Height);

/// <summary>A picture as it can be had.</summary>
/// <param name="Size">One of <see cref="MediaSize.All"/>.</param>
/// <param name="Format">A name of <see cref="MediaFormat"/>.</param>
/// <param name="Url">As in <see cref="SignedMedium"/>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record SignedVariant(int Size, string Format, string Url, int Width, int Height);

/// <summary>The JSON of files in messages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignedMedium))]
public sealed partial class SignedMediumJson : JsonSerializerContext;
