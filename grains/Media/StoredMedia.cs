using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>A file as the database knows it.</summary>
/// <param name="View">What others see of it.</param>
/// <param name="ContentType">As it was declared.</param>
/// <param name="Size">In bytes, as it was declared.</param>
/// <param name="Sha256">Of the uploaded file; null while there is none.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record StoredMedia(MediaView View, string ContentType, long Size, ReadOnlyMemory<byte>? Sha256, DateTimeOffset CreatedAt);

/// <summary>A file that is to be uploaded.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="OwnerId">Who uploads it.</param>
/// <param name="Media">What it will be.</param>
public sealed record AwaitedMedia(Guid Id, Guid OwnerId, CheckedMedia Media);
