using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Modules called one after the other. Intermediate results are freed as soon as nothing needs them.</summary>
        public class Sequential : nn.Module<Tensor, Tensor>
        {
            private readonly List<nn.Module<Tensor, Tensor>> _layers = [];

            internal Sequential(IEnumerable<(string name, nn.Module<Tensor, Tensor> submodule)> modules) : base(nameof(Sequential))
            {
                foreach (var (name, module) in modules)
                {
                    register_module(name, module);
                    _layers.Add(module);
                }
            }

            /// <summary>Number of modules.</summary>
            public int Count => _layers.Count;

            /// <summary>The module at a position.</summary>
            [IndexerName("SequentialItems")]
            public nn.IModule<Tensor, Tensor> this[int index] => _layers[index];

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor)
            {
                using var scope = NewDisposeScope();
                var result = tensor;
                foreach (var layer in _layers)
                    result = layer.call(result);
                return (ReferenceEquals(result, tensor) ? tensor.alias() : result).MoveToOuterDisposeScope();
            }

            internal static IEnumerable<(string, nn.Module<Tensor, Tensor>)> Numbered(IEnumerable<nn.Module<Tensor, Tensor>> modules) =>
                modules.Select((module, index) => (index.ToString(CultureInfo.InvariantCulture), module));
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules called one after the other, under names.</summary>
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules called one after the other, under names.</summary>
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

            /// <summary>Modules called one after the other, named 0, 1, 2…</summary>
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(Modules.Sequential.Numbered(modules));

            /// <summary>Modules called one after the other, named 0, 1, 2…</summary>
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(Modules.Sequential.Numbered(modules));
        }
    }
}
