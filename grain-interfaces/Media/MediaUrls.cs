using System.Globalization;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>
/// Makes the addresses at which media are read. Those of public accounts never change; those of private ones, and of files that
/// belong to nothing yet, carry a signature and change with <see cref="MediaSignatures.Window"/>.
/// </summary>
/// <param name="grains">Gives the keys.</param>
/// <param name="publicBaseUrl">What addresses begin with, e.g. that of a CDN; null or empty: nothing, they are paths.</param>
/// <param name="time">The clock.</param>
public sealed class MediaUrls(IGrainFactory grains, string? publicBaseUrl, TimeProvider time)
{
    /// <summary>Where variants are read.</summary>
    public const string Prefix = "/media";

    private const int AvatarSize = 640;

    private static readonly TimeSpan KeysLifetime = TimeSpan.FromMinutes(5);

    // By when keys are asked for again because of a signature that none of those known has made.
    private static readonly TimeSpan KeysPatience = TimeSpan.FromSeconds(1);

    private readonly string _base = publicBaseUrl?.TrimEnd('/') ?? "";
    private volatile Known? _known;

    /// <summary>The address of a variant that anybody may read.</summary>
    public string Of(Guid mediaId, int size, MediaFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"{_base}{Prefix}/{mediaId:D}/{size}{format.Extension}");

    /// <summary>The address at which a picture of a profile is shown; null: there is none.</summary>
    public string? OfAvatar(Guid? mediaId) => mediaId is { } id ? Of(id, AvatarSize, MediaFormat.WebP) : null;

    /// <summary>The address of a variant, with what <see cref="SignAsync(Guid)"/> gave for its media id.</summary>
    public string Of(Guid mediaId, int size, MediaFormat format, MediaUrlSignature signature) => $"{Of(mediaId, size, format)}?{signature.Query}";

    /// <summary>The address of the main form of a file of a kind, with what <see cref="SignAsync(Guid)"/> gave for its media id.</summary>
    public string OfContent(Guid mediaId, MediaKind kind, MediaUrlSignature signature) =>
        $"{_base}{Prefix}/{mediaId:D}/{MediaKinds.ContentNameOf(kind)}?{signature.Query}";

    /// <summary>A file of a message with addresses for whoever may read the message now.</summary>
    public async ValueTask<SignedMedium> SignAsync(MessageMedium medium)
    {
        var signature = await SignAsync(medium.Id, MediaSignatures.MessageWindow);
        return new SignedMedium(
            medium.Id, MediaKinds.NameOf(medium.Kind), OfContent(medium.Id, medium.Kind, signature), medium.FileName, medium.Content.Size,
            medium.Content.ContentType, medium.Content.DurationMs / 1000.0, medium.Content.Waveform is { } waveform ? [.. waveform.ToArray()] : null,
            Variants(medium, signature), medium.BlurHash, medium.Width > 0 ? medium.Width : null, medium.Height > 0 ? medium.Height : null);
    }

    /// <summary>A signature for all that was made of a file.</summary>
    public ValueTask<MediaUrlSignature> SignAsync(Guid mediaId) => SignAsync(mediaId, MediaSignatures.Window);

    private async ValueTask<MediaUrlSignature> SignAsync(Guid mediaId, TimeSpan window)
    {
        var expiry = MediaSignatures.ExpiryOf(time.GetUtcNow(), window);
        var query = MediaSignatures.QueryOf(MediaSignatures.Read, mediaId, expiry, (await GetKeysAsync())[0]);
        return new MediaUrlSignature(query, DateTimeOffset.FromUnixTimeSeconds(expiry));
    }

    /// <summary>The query of the address to which a file is uploaded until <paramref name="expiresAt"/>.</summary>
    public async ValueTask<string> SignUploadAsync(Guid mediaId, DateTimeOffset expiresAt) =>
        MediaSignatures.QueryOf(MediaSignatures.Upload, mediaId, expiresAt.ToUnixTimeSeconds(), (await GetKeysAsync())[0]);

    /// <summary>Whether a signature is one of ours, and whether it has expired.</summary>
    public async ValueTask<MediaUrlCheck> CheckAsync(string purpose, Guid mediaId, long expiry, string? signature)
    {
        if (!MediaSignatures.IsGenuine(purpose, mediaId, expiry, signature, await GetKeysAsync())
            && !(IsOlderThan(KeysPatience) && MediaSignatures.IsGenuine(purpose, mediaId, expiry, signature, await AskAsync())))
            return MediaUrlCheck.Forged;
        return time.GetUtcNow().ToUnixTimeSeconds() < expiry ? MediaUrlCheck.Valid : MediaUrlCheck.Expired;
    }

    private List<SignedVariant> Variants(MessageMedium medium, MediaUrlSignature signature) =>
    [
        .. from size in medium.Sizes
           from format in MediaFormat.All
           select new SignedVariant(size.Size, format.Name, Of(medium.Id, size.Size, format, signature), size.Width, size.Height),
    ];

    private ValueTask<IReadOnlyList<MediaKey>> GetKeysAsync() =>
        _known is { } known && !IsOlderThan(KeysLifetime) ? new(known.Keys) : new(AskAsync());

    private bool IsOlderThan(TimeSpan age) => _known is not { } known || time.GetElapsedTime(known.Since) >= age;

    private async Task<IReadOnlyList<MediaKey>> AskAsync()
    {
        var asked = time.GetTimestamp();
        var keys = await grains.GetMediaKeys().GetKeys();
        _known = new Known(keys, asked);
        return keys;
    }

    private sealed record Known(IReadOnlyList<MediaKey> Keys, long Since);
}

/// <summary>A signature for the addresses of one file.</summary>
/// <param name="Query">Without the question mark.</param>
/// <param name="ExpiresAt">UTC.</param>
public readonly record struct MediaUrlSignature(string Query, DateTimeOffset ExpiresAt);

/// <summary>What a signature is worth.</summary>
public enum MediaUrlCheck
{
    Forged,
    Expired,
    Valid,
}
