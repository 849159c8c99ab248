using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Core
{
    /// <summary>A grain's stored state.</summary>
    public interface IStorage
    {
        string? Etag { get; }

        bool RecordExists { get; }

        Task ReadStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken);

        Task WriteStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken);

        Task ClearStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken);
    }

    /// <inheritdoc/>
    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A state that is read before the grain's first call and written when the grain says so.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <summary>Which state a constructor's parameter is.</summary>
    public interface IPersistentStateConfiguration
    {
        string StateName { get; }

        string? StorageName { get; }
    }

    /// <summary>Names the state, and the storage when it is not the default one.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IPersistentStateConfiguration
    {
        public string StateName { get; } = stateName;

        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans.Embedded
{
    /// <summary>The state of one activation in one storage. An error of the storage leaves it as it was.</summary>
    internal sealed class PersistentState<TState>(string name, Activation activation, IGrainStorage storage) : IPersistentState<TState>, ILifecycleObserver
    {
        private readonly GrainState<TState> _record = new();

        public TState State
        {
            get => _record.State ??= Activator.CreateInstance<TState>();
            set => _record.State = value;
        }

        public string? Etag => _record.ETag;

        public bool RecordExists => _record.RecordExists;

        public Task ReadStateAsync() => storage.ReadStateAsync(name, activation.GrainId, _record);

        public Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync().WaitAsync(cancellationToken);

        public Task WriteStateAsync()
        {
            _ = State;
            return storage.WriteStateAsync(name, activation.GrainId, _record);
        }

        public Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync().WaitAsync(cancellationToken);

        public Task ClearStateAsync() => storage.ClearStateAsync(name, activation.GrainId, _record);

        public Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync().WaitAsync(cancellationToken);

        public Task OnStart(CancellationToken cancellationToken = default) => ReadStateAsync();

        public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

        /// <summary>For <see cref="Facet"/>.</summary>
        public static object Create(Activation activation, PersistentStateAttribute facet)
        {
            var storage = facet.StorageName is { } storageName
                ? activation.Runtime.Services.GetKeyedService<IGrainStorage>(storageName)
                : activation.Runtime.Services.GetService<IGrainStorage>();
            if (storage is null)
            {
                throw new OrleansConfigurationException(facet.StorageName is null
                    ? $"No default storage provider found loading grain type {activation.GrainId.Type}."
                    : $"No storage provider named \"{facet.StorageName}\" found loading grain type {activation.GrainId.Type}.");
            }

            var state = new PersistentState<TState>(facet.StateName, activation, storage);
            activation.ObservableLifecycle.Subscribe(nameof(PersistentState<>), GrainLifecycleStage.SetupState, state);
            return state;
        }
    }
}
