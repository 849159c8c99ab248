using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>
/// One file, by media id: what it is, how far it has come, what it belongs to. Its bytes are in the media store, and the grain never
/// sees them.
/// </summary>
[Alias("InstaHub.Media.IMediaGrain")]
public interface IMediaGrain : IGrainWithGuidKey
{
    /// <summary>Begins an upload. Again with the same values: the same outcome.</summary>
    /// <returns>
    /// Or <see cref="MediaErrors.Invalid"/>, <see cref="MediaErrors.UnsupportedType"/>, <see cref="MediaErrors.TooLarge"/>,
    /// <see cref="MediaErrors.NoDecoder"/>, <see cref="MediaErrors.TooManyUploads"/>.
    /// </returns>
    [Alias("Create")]
    Task<Result<UploadTerms>> Create(Guid ownerId, NewMedia media);

    /// <summary>What the file that is uploaded must be. For whoever has the signed address, whose grain does not ask who they are.</summary>
    /// <returns>Or <see cref="MediaErrors.NoSuchMedia"/>.</returns>
    [Alias("GetUploadTerms"), ReadOnly, AlwaysInterleave]
    Task<Result<UploadTerms>> GetUploadTerms();

    /// <summary>
    /// A file that fulfils the terms has been stored; it is processed now. Of several the first one counts: one that comes when none is
    /// awaited is compared with it and need not be stored.
    /// </summary>
    /// <returns>Or <see cref="MediaErrors.NoSuchMedia"/>, <see cref="MediaErrors.AlreadyUploaded"/> by a file with another content.</returns>
    [Alias("Uploaded")]
    Task<Result<UploadOutcome>> Uploaded(UploadedFile file);

    /// <summary>The variants are in the store.</summary>
    /// <param name="lease">Of the worker that made them.</param>
    /// <param name="image">What was made.</param>
    /// <returns>False: the lease has lapsed and somebody else works on it, or the file is gone.</returns>
    [Alias("Processed")]
    Task<bool> Processed(Guid lease, ProcessedImage image);

    /// <summary>No variants can be made.</summary>
    /// <param name="lease">Of the worker that tried.</param>
    /// <param name="failure">One of <see cref="MediaFailures"/>.</param>
    /// <returns>As <see cref="Processed"/>.</returns>
    [Alias("Failed")]
    Task<bool> Failed(Guid lease, string failure);

    /// <summary>The file, for its owner.</summary>
    /// <returns>Or <see cref="MediaErrors.NoSuchMedia"/>.</returns>
    [Alias("Get"), ReadOnly, AlwaysInterleave]
    Task<Result<MediaView>> Get(Guid ownerId);

    /// <summary>
    /// Makes the file a part of something, for good or until <see cref="Detach"/>: a post by its id, a profile by its user's. Again
    /// with the same values: the same outcome.
    /// </summary>
    /// <returns>
    /// Or <see cref="MediaErrors.NoSuchMedia"/>, <see cref="MediaErrors.WrongKind"/>, <see cref="MediaErrors.NotReady"/>,
    /// <see cref="MediaErrors.Unusable"/>, <see cref="MediaErrors.InUse"/>.
    /// </returns>
    [Alias("Attach")]
    Task<Result<MediaView>> Attach(Guid ownerId, MediaKind kind, Guid attachedTo);

    /// <summary>
    /// Makes the file a part of messages, any number of its owner's: whoever writes a message does so within minutes after it. What is in
    /// no message an hour later is removed. Not for pictures of profiles.
    /// </summary>
    /// <param name="ownerId">Who uploaded it and sends it.</param>
    /// <param name="kind">What it must have been uploaded as.</param>
    /// <param name="attachedTo">The message, or its chat; the first one is remembered.</param>
    /// <returns>As <see cref="Attach"/>.</returns>
    [Alias("AttachToMessage")]
    Task<Result<MediaView>> AttachToMessage(Guid ownerId, MediaKind kind, Guid attachedTo);

    /// <summary>Ends <see cref="Attach"/>, if the file belongs to just that: it is removed a day later unless it is attached again.</summary>
    [Alias("Detach")]
    Task Detach(Guid attachedTo);

    /// <summary>Removes the file for good, if it is this owner's.</summary>
    [Alias("Delete")]
    Task Delete(Guid ownerId);

    /// <summary>Something of the file has changed elsewhere: it is read again when it is asked for.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget();

    /// <summary>
    /// Who may read what was made of it now, by the state of the file, of the post it is in and of its owner's account; of a file in
    /// messages, whoever has a signature, which their readers are given.
    /// </summary>
    [Alias("GetAccess"), ReadOnly, AlwaysInterleave]
    Task<MediaAccess> GetAccess();

    /// <summary>How a <see cref="MediaKind.File"/> is sent: its type and its name. For whoever may read it, which is not asked here.</summary>
    /// <returns>Null: there is none that is ready.</returns>
    [Alias("GetDownload"), ReadOnly, AlwaysInterleave]
    Task<MediaDownload?> GetDownload();
}

/// <summary>How a file is sent that is only downloaded.</summary>
/// <param name="ContentType">One of few that no browser runs.</param>
/// <param name="FileName">What it is to be called.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MediaDownload")]
public sealed record MediaDownload([property: Id(0)] string ContentType, [property: Id(1)] string FileName);
