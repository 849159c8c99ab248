namespace InstaHub.Grains.Media;

/// <summary>Tells whoever processes files on this silo that there is one.</summary>
public interface IMediaWork
{
    /// <summary>Returns at once. It is a hint: who processes files looks for them from time to time anyway.</summary>
    void Wake();
}
