namespace InstaHub.GrainInterfaces.Media;

/// <summary>What is read of a file that is more than a picture, or is a picture: its main form, beside variants and poster.</summary>
/// <param name="ContentType">As it is sent.</param>
/// <param name="Size">In bytes.</param>
/// <param name="DurationMs">How long it plays, in milliseconds; null: it does not.</param>
/// <param name="Waveform">
/// How loud it is in each hundredth of its time, 100 values of 0 to 100; null of what is no sound, or is a video's.
/// </param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MediaContent")]
public sealed record MediaContent(
    [property: Id(0)] string ContentType, [property: Id(1)] long Size, [property: Id(2)] int? DurationMs, [property: Id(3)] ReadOnlyMemory<byte>? Waveform);
