using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Media;

/// <inheritdoc cref="IMediaGrain"/>
[GrainType("media")]
public sealed class MediaGrain(IMediaCatalog catalog, IMediaWork work, IOptions<MediaOptions> options) : Grain, IMediaGrain
{
    private const string UnnamedFile = "file";

    private StoredMedia? _media;
    private IGrainTimer? _leaving;

    // What was read before the last change is not remembered.
    private long _changes;

    private Guid Id => this.GetPrimaryKey();

    public async Task<Result<UploadTerms>> Create(Guid ownerId, NewMedia media)
    {
        var check = MediaRules.Check(media, options.Value);
        if (!check.IsSuccess)
            return check.Error;
        if (!work.CanProcess(check.Value.Kind))
            return MediaErrors.NoDecoder;

        var created = await WriteAsync(catalog.CreateAsync(new AwaitedMedia(Id, ownerId, check.Value), options.Value.MaxUnattached));
        if (created is null)
            return MediaErrors.TooManyUploads(options.Value.UploadLifetime);
        return created.View.OwnerId == ownerId ? TermsOf(created) : MediaErrors.NoSuchMedia;
    }

    public async Task<Result<UploadTerms>> GetUploadTerms() => await ReadAsync() is { } media ? TermsOf(media) : MediaErrors.NoSuchMedia;

    public async Task<Result<UploadOutcome>> Uploaded(UploadedFile file)
    {
        // What is not awaited any more never is again, and may not be stored.
        if (await ReadAsync() is { View.Status: MediaStatus.Awaiting } && await WriteAsync(catalog.UploadedAsync(Id, file)) is { } uploaded)
        {
            work.Wake(uploaded.View.Kind);
            return new UploadOutcome(uploaded.View, IsKept: true);
        }

        // Another one was first.
        if (await ReadAsync() is not { } media)
            return MediaErrors.NoSuchMedia;
        return media.Sha256 is { } sha256 && sha256.Span.SequenceEqual(file.Sha256.Span)
            ? new UploadOutcome(media.View, IsKept: false)
            : MediaErrors.AlreadyUploaded;
    }

    public async Task<bool> Processed(Guid lease, ProcessedImage image) => await WriteAsync(catalog.ProcessedAsync(Id, lease, image)) is not null;

    public async Task<bool> Failed(Guid lease, string failure) => await WriteAsync(catalog.FailedAsync(Id, lease, failure)) is not null;

    public async Task<Result<MediaView>> Get(Guid ownerId) =>
        await ReadAsync() is { View: var view } && view.OwnerId == ownerId ? view : MediaErrors.NoSuchMedia;

    public Task<Result<MediaView>> Attach(Guid ownerId, MediaKind kind, Guid attachedTo) =>
        AttachAsync(ownerId, kind, catalog.AttachAsync(Id, ownerId, kind, attachedTo));

    public async Task<Result<MediaView>> AttachToMessage(Guid ownerId, MediaKind kind, Guid attachedTo) =>
        kind == MediaKind.Avatar ? MediaErrors.WrongKind : await AttachAsync(ownerId, kind, catalog.AttachToMessageAsync(Id, ownerId, kind, attachedTo));

    public Task Detach(Guid attachedTo) => WriteAsync(catalog.DetachAsync(Id, attachedTo));

    public async Task Delete(Guid ownerId)
    {
        if (await WriteAsync(catalog.DeleteAsync(Id, ownerId), static _ => null))
            DeactivateOnIdle();
    }

    public async Task<MediaAccess> GetAccess()
    {
        if (await ReadAsync() is not { View: { Status: MediaStatus.Ready } view })
            return MediaAccess.Nobody;
        if (view.IsInMessage)
            return MediaAccess.WithSignature;
        if (await GrainFactory.GetUser(view.OwnerId).GetCard() is not { Status: AccountStatus.Active } owner)
            return MediaAccess.Nobody;
        if (view.AttachedTo is not { } attachedTo)
            return MediaAccess.WithSignature;
        if (view.Kind == MediaKind.Avatar)
            return MediaAccess.Anybody;
        if (await GrainFactory.GetPost(attachedTo).GetCard() is not { } post)
            return MediaAccess.Nobody;
        return post.Status == PostStatus.Published && !owner.IsPrivate ? MediaAccess.Anybody : MediaAccess.WithSignature;
    }

    public async Task<MediaDownload?> GetDownload() =>
        await ReadAsync() is { View: { Status: MediaStatus.Ready, Kind: MediaKind.File, Content: { } content } view }
            ? new MediaDownload(content.ContentType, view.FileName ?? UnnamedFile)
            : null;

    public Task Forget()
    {
        _media = null;
        _changes++;
        return Task.CompletedTask;
    }

    private async Task<Result<MediaView>> AttachAsync(Guid ownerId, MediaKind kind, Task<StoredMedia?> write)
    {
        if (await WriteAsync(write) is { } attached)
            return attached.View;

        if (await ReadAsync() is not { View: var view } || view.OwnerId != ownerId)
            return MediaErrors.NoSuchMedia;
        if (view.Kind != kind)
            return MediaErrors.WrongKind;
        return view.Status switch
        {
            MediaStatus.Ready => MediaErrors.InUse,
            MediaStatus.Failed => MediaErrors.Unusable,
            _ => MediaErrors.NotReady,
        };
    }

    private UploadTerms TermsOf(StoredMedia media) => new(
        media.View.Kind, media.ContentType, media.Size, MediaRules.MaxBytesOf(media.View.Kind, options.Value), media.CreatedAt + options.Value.UploadLifetime,
        media.View.Status);

    private async Task<StoredMedia?> ReadAsync()
    {
        if (_media is { } known)
            return known;
        var changes = _changes;
        var media = await catalog.FindAsync(Id);
        if (changes == _changes)
            _media = media;
        if (media is null)
            _leaving ??= this.DeactivateSoon(unless: () => _media is not null); // whoever makes ids up shall not fill the memory
        return media;
    }

    private Task<StoredMedia?> WriteAsync(Task<StoredMedia?> write) => WriteAsync(write, static media => media);

    // What the write gives is the truth. A write that did not find what it asks for, or whose outcome is not known, says that memory may
    // be wrong.
    private async Task<T> WriteAsync<T>(Task<T> write, Func<T, StoredMedia?> remembered)
    {
        try
        {
            var outcome = await write;
            _media = remembered(outcome);
            return outcome;
        }
        catch
        {
            _media = null;
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            _changes++;
        }
    }
}
