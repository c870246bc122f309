// Greedy decoding straight over llama.h, for tests: what the ctypes backend has to say, token by
// token. Arguments: model, n_predict, n_threads, type_k, type_v. Prompts come on stdin, each ended
// by a record separator (0x1e); each is answered by one line of token ids.
#include "llama.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

static std::vector<llama_token> tokenize(const llama_vocab * vocab, const std::string & text) {
    std::vector<llama_token> tokens(text.size() + 8);
    const int n = llama_tokenize(vocab, text.c_str(), text.size(), tokens.data(), tokens.size(), true, true);
    tokens.resize(n);
    return tokens;
}

int main(int, char ** argv) {
    llama_log_set([](ggml_log_level, const char *, void *) {}, nullptr);
    llama_backend_init();
    llama_model_params model_params = llama_model_default_params();
    model_params.n_gpu_layers = 0;
    llama_model * model = llama_model_load_from_file(argv[1], model_params);
    const llama_vocab * vocab = llama_model_get_vocab(model);
    const int n_predict = std::atoi(argv[2]);

    for (std::string prompt; std::getline(std::cin, prompt, '\x1e');) {
        std::vector<llama_token> tokens = tokenize(vocab, prompt);
        llama_context_params params = llama_context_default_params();
        params.n_ctx = tokens.size() + n_predict;
        params.n_batch = tokens.size();
        params.n_threads = params.n_threads_batch = std::atoi(argv[3]);
        params.type_k = (ggml_type) std::atoi(argv[4]);
        params.type_v = (ggml_type) std::atoi(argv[5]);
        llama_context * context = llama_init_from_model(model, params);
        llama_sampler * greedy = llama_sampler_init_greedy();
        llama_batch batch = llama_batch_get_one(tokens.data(), tokens.size());
        llama_token next;
        for (int n = 0; n < n_predict; n++) {
            if (llama_decode(context, batch)) {
                return 1;
            }
            next = llama_sampler_sample(greedy, context, -1);
            if (llama_vocab_is_eog(vocab, next)) {
                break;
            }
            std::printf("%d ", next);
            batch = llama_batch_get_one(&next, 1);
        }
        std::printf("\n");
        llama_sampler_free(greedy);
        llama_free(context);
    }
    llama_model_free(model);
    return 0;
}
