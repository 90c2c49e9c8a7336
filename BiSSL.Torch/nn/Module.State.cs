using Parameter = TorchSharp.Modules.Parameter;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The direct children with their names, in the order of registration.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(entry => (entry.Key, entry.Value));

            /// <summary>The direct children.</summary>
            public virtual IEnumerable<Module> children() => _modules.Values;

            /// <summary>All modules below this one with dotted names: first the children, then what is below each of them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                named_children().Concat(named_children().SelectMany(child =>
                    child.module.named_modules().Select(below => ($"{child.name}.{below.name}", below.module))));

            /// <summary>All modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>Parameters with dotted names: this module's own, then those of the children.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                foreach (var (name, parameter) in _parameters)
                    yield return (name, parameter);
                if (!recurse)
                    yield break;
                foreach (var (name, child) in _modules)
                {
                    foreach (var (below, parameter) in child.named_parameters())
                        yield return ($"{name}.{below}", parameter);
                }
            }

            /// <summary>Parameters: this module's own, then those of the children.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>Buffers with dotted names: this module's own, then those of the children.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (name, (tensor, persistent)) in _buffers)
                {
                    if (persistent || include_nonpersistent)
                        yield return (name, tensor);
                }

                if (!recurse)
                    yield break;
                foreach (var (name, child) in _modules)
                {
                    foreach (var (below, tensor) in child.named_buffers(true, include_nonpersistent))
                        yield return ($"{name}.{below}", tensor);
                }
            }

            /// <summary>Buffers: this module's own, then those of the children.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            /// <summary>All parameters and then all persistent buffers, by name. The tensors are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(before + name, parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(before + name, buffer);
                return destination;
            }

            /// <summary>Copies the values of <paramref name="source"/> into the parameters and buffers of the same names.</summary>
            /// <exception cref="InvalidOperationException"><paramref name="strict"/>, and the names differ.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                List<string> missing = [.. own.Keys.Where(name => !source.ContainsKey(name))];
                List<string> unexpected = [.. source.Keys.Where(name => !own.ContainsKey(name))];
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException($"The state does not fit: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}].");

                using var noGrad = no_grad();
                foreach (var (name, tensor) in own)
                {
                    if (source.TryGetValue(name, out var value) && skip?.Contains(name) != true)
                        tensor.copy_(value);
                }
                return (missing, unexpected);
            }
        }
    }
}
