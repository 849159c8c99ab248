using Orleans.Runtime;
namespace Orleans
{
    /// <summary>What can be called through a reference: a grain or an observer.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is a GUID.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>A grain whose key is an integer.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>A grain whose key is a string.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>A grain whose key is a GUID with a string.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain;

    /// <summary>A grain whose key is an integer with a string.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>An object, not a grain, that grains call back: see <see cref="IGrainFactory.CreateObjectReference{T}"/>.</summary>
    public interface IGrainObserver : IAddressable;
}

namespace Orleans.Runtime
{
    /// <summary>What has an address: a reference or a grain.</summary>
    public interface IAddressable;
}
