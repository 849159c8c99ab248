using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>Tells whoever processes files on this silo that there is one.</summary>
public interface IMediaWork
{
    /// <summary>Whether what decodes files of a kind is installed here; for pictures it is always said to be.</summary>
    bool CanProcess(MediaKind kind);

    /// <summary>Returns at once. It is a hint: who processes files looks for them from time to time anyway.</summary>
    void Wake(MediaKind kind);
}
