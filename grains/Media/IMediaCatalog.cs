using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>
/// What there is of files, in the database; their bytes are elsewhere. Each change is one statement that says what must hold for it,
/// and gives the file as it is after it, or null: that did not hold, nothing was changed.
/// </summary>
public interface IMediaCatalog
{
    /// <summary>Notes a file that is to come, unless its owner has as many as may be that belong to nothing.</summary>
    /// <returns>The file, also when it was there already; null when there are too many.</returns>
    Task<StoredMedia?> CreateAsync(AwaitedMedia media, int maxUnattached);

    /// <summary>The file, or null; one that is deleted is not there.</summary>
    Task<StoredMedia?> FindAsync(Guid id);

    /// <summary>Notes that the file has come. It must be awaited.</summary>
    Task<StoredMedia?> UploadedAsync(Guid id, UploadedFile file);

    /// <summary>Notes what was made of it. It must be in processing under this lease.</summary>
    Task<StoredMedia?> ProcessedAsync(Guid id, Guid lease, ProcessedImage image);

    /// <summary>Notes that nothing can be made of it. It must be in processing under this lease.</summary>
    Task<StoredMedia?> FailedAsync(Guid id, Guid lease, string failure);

    /// <summary>Makes it a part of something. It must be this owner's, of this kind, ready, and belong to nothing else.</summary>
    Task<StoredMedia?> AttachAsync(Guid id, Guid ownerId, MediaKind kind, Guid attachedTo);

    /// <summary>Makes it a part of messages. It must be this owner's, of this kind, ready, and belong to nothing but messages.</summary>
    Task<StoredMedia?> AttachToMessageAsync(Guid id, Guid ownerId, MediaKind kind, Guid attachedTo);

    /// <summary>Takes it out of something. It must be in it.</summary>
    Task<StoredMedia?> DetachAsync(Guid id, Guid attachedTo);

    /// <summary>Marks it as deleted; its bytes go later. It must be this owner's.</summary>
    Task<bool> DeleteAsync(Guid id, Guid ownerId);
}
